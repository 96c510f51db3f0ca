/* global Page, my, require, setTimeout, clearTimeout */
const { createPayFlow } = require('./pay-flow.js');

/** The hosts of your cashier's gateway. Whatever a link says, the page calls no other. */
const allowedGateways = ['pay.shop.example'];

/** Alipay's side of the flow. */
const port = {
  login: () =>
    new Promise((resolve, reject) => {
      my.getAuthCode({ scopes: 'auth_base', success: ({ authCode }) => resolve(authCode), fail: reject });
    }),
  request: (url, body) =>
    new Promise((resolve, reject) => {
      my.request({
        url,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        data: body,
        dataType: 'json',
        success: ({ status, data }) => resolve({ status, body: data }),
        // A status that is not 2xx is a failure here, and yet an answer.
        fail: (problem) => (problem && problem.status ? resolve({ status: problem.status, body: problem.data }) : reject(problem)),
      });
    }),
  pay: (call) =>
    new Promise((resolve) => {
      my.tradePay(Object.assign({}, call, { success: resolve, fail: resolve, complete: resolve }));
    }),
  back: () =>
    new Promise((resolve, reject) => {
      my.navigateBack({ success: resolve, fail: reject });
    }),
  warn: (message) => console.warn(message),
  setTimeout: (callback, delayMs) => setTimeout(callback, delayMs),
  clearTimeout: (handle) => clearTimeout(handle),
};

Page({
  data: { title: '正在打开支付', detail: '', canRetry: false, canGoBack: false },

  onLoad(query) {
    this.flow = createPayFlow({ wallet: 'alipay', allowedGateways, port, show: (screen) => this.setData(screen) });
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
