/* global Page, wx, require, setTimeout, clearTimeout */
const { createPayFlow } = require('./pay-flow.js');

/** The hosts of your cashier's gateway. Whatever a link says, the page calls no other. */
const allowedGateways = ['pay.shop.example'];

/** WeChat's side of the flow. */
const port = {
  login: () =>
    new Promise((resolve, reject) => {
      wx.login({ success: ({ code }) => resolve(code), fail: reject });
    }),
  request: (url, body) =>
    new Promise((resolve, reject) => {
      wx.request({
        url,
        method: 'POST',
        header: { 'content-type': 'application/json' },
        data: body,
        dataType: 'json',
        success: ({ statusCode, data }) => resolve({ status: statusCode, body: data }),
        fail: reject,
      });
    }),
  pay: (call) =>
    new Promise((resolve) => {
      // In WeCom the plain call fails with "wechat not support".
      const wallet = wx.qy && wx.qy.requestPayment ? wx.qy : wx;
      // Some clients say how it went without saying that it is complete.
      wallet.requestPayment(Object.assign({}, call, { success: resolve, fail: resolve, complete: resolve }));
    }),
  back: () =>
    new Promise((resolve, reject) => {
      wx.navigateBack({ success: resolve, fail: reject });
    }),
  warn: (message) => console.warn(message),
  setTimeout: (callback, delayMs) => setTimeout(callback, delayMs),
  clearTimeout: (handle) => clearTimeout(handle),
};

Page({
  data: { title: '正在打开支付', detail: '', canRetry: false, canGoBack: false },

  onLoad(query) {
    this.flow = createPayFlow({ wallet: 'wechat', allowedGateways, port, show: (screen) => this.setData(screen) });
    this.flow.load(query);
  },

  onUnload() {
    this.flow.unload();
  },

  retry() {
    this.flow.retry();
  },

  goBack() {
    this.flow.goBack();
  },
});
