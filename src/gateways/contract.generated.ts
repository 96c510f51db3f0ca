/* Generated from openapi.yaml by `npm run contract:write`. */

export interface paths {
    "/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description At least 128 random bits, base64url. */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /** The whole session, asked for once when a page opens and again when it resumes. */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{sessionId}/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description At least 128 random bits, base64url. */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /**
         * What has changed. The one operation a page polls.
         * @description The `ETag` covers what a page shows, not `expiresInMs` and `serverTime`, which change with every answer; so an unchanged session
         *     answers 304. `Retry-After` and `pollAfterMs` say how long a page waits before it asks again.
         */
        get: operations["getStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{sessionId}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description At least 128 random bits, base64url. */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start one attempt. One intent of the payer is one idempotency key.
         * @description A key belongs to one attempt for as long as the session lives: a definite refusal is repeated word for word, and a 201 names the
         *     same attempt as it is now, which may have ended since.
         *     The fingerprint of a key covers product, plan and payer's code; the environment may differ. The payer's address is the server's
         *     to find. One attempt is live in a session at a time, across tabs and devices.
         */
        post: operations["createPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{sessionId}/authorizations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description At least 128 random bits, base64url. */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Where the browser goes so that the wallet says who the payer is.
         * @description For products that need an identity (WeChat's openid) the round trip comes before the attempt. `state` is used once. The server's
         *     own callback exchanges the code, binds the identity to the session, the ordering appid and the browser that came back (an HttpOnly cookie of the page's own origin),
         *     and answers 303 to the cashier's page. A state used twice changes nothing.
         */
        post: operations["createAuthorization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{sessionId}/payments/{paymentId}/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description At least 128 random bits, base64url. */
                sessionId: components["parameters"]["SessionId"];
                paymentId: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new action for the same attempt, under the same number.
         * @description A WeChat code made anew kills the old one at once, at most once a minute; the page covers the old picture before it asks.
         */
        post: operations["refreshPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{sessionId}/payments/{paymentId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description At least 128 random bits, base64url. */
                sessionId: components["parameters"]["SessionId"];
                paymentId: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close one attempt at the channel, so that another may be started. Never a guess. */
        post: operations["closePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{sessionId}/payments/{paymentId}/mini-program": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description At least 128 random bits, base64url. */
                sessionId: components["parameters"]["SessionId"];
                paymentId: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a mini program's native page calls its wallet with.
         * @description Asked by the native page that a `mini-program` action leads to, never by the web page. Its own `wx.login` or `my.getAuthCode` code
         *     says who pays; the order is placed at the channel now, under the attempt's number. Asked again it answers for the same order.
         */
        post: operations["startInMiniProgram"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{sessionId}/return": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description At least 128 random bits, base64url. */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What the wallet or the channel told the browser. A hint that makes the server ask, never a verdict.
         * @description The parameters go to the server as they came. It checks their signature where the channel signs them, and asks the channel about
         *     the live attempt if it has not done so in the last few seconds. The answer is the status, which may still be open.
         */
        post: operations["reportReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An integer of minor units (分 for CNY) and an ISO 4217 currency. */
        Money: {
            value: number;
            currency: string;
        };
        /** @description `<channel>.<product>`, as `wechat-pay.native`. */
        ProductId: string;
        Payee: {
            /** @description Who receives the money */
            name: string;
            /** @description The name the payer knows. */
            displayName?: string;
        };
        Order: {
            /** @description The merchant's number of the order; distinct from every attempt's outTradeNo. */
            orderNo: string;
            amount: components["schemas"]["Money"];
            subject: string;
            payee: components["schemas"]["Payee"];
            /** @description Credit cards and consumer credit may not pay this order. */
            creditForbidden?: boolean;
            /**
             * @description Some instalment products exclude virtual goods.
             * @enum {string}
             */
            goods?: "physical" | "virtual";
        };
        /** @description An instalment plan as the channel quoted it, or, said so, as the server reckons it. */
        Plan: {
            planId: string;
            periods: number;
            firstPeriod: components["schemas"]["Money"];
            eachPeriod: components["schemas"]["Money"];
            fee: components["schemas"]["Money"];
            /** @enum {string} */
            feeBearer: "payer" | "merchant";
            total: components["schemas"]["Money"];
            /** @description The channel has neither quoted nor confirmed it. It is called an estimate wherever it is shown. */
            isEstimate?: boolean;
        };
        /** @description A plan that the merchant has contracted, of a channel that quotes none. The cashier reckons its amounts and calls them an estimate. */
        InstalmentTerms: {
            planId: string;
            periods: number;
            /** @description Of the amount, over all periods, as decimal text: `0.023` is 2.3 %. */
            feeRate: string;
            /** @enum {string} */
            feeBearer: "payer" | "merchant";
        };
        Maintenance: {
            reason?: string;
            endsInMs?: number;
        };
        /**
         * @description A product the merchant has opened, in the merchant's order of preference. Every opened one is listed, whatever the terminal: some are open
         *     only with others, and instalments are carried out by their base product.
         */
        OpenedProduct: {
            productId: components["schemas"]["ProductId"];
            minimum?: components["schemas"]["Money"];
            maximum?: components["schemas"]["Money"];
            maintenance?: components["schemas"]["Maintenance"];
            /** @description The channel's quotes for this order. One whose periods do not add up to its total, or whose total is not the amount and the fee, is not shown. */
            plans?: components["schemas"]["Plan"][];
            /** @description Where the channel gives no quote. */
            instalmentTerms?: components["schemas"]["InstalmentTerms"][];
            /** @description The server keeps credit out of this product, by contract or by a parameter of its own. */
            creditForbidden?: boolean;
        };
        Authorization: {
            /** @enum {string} */
            status: "none" | "granted" | "refused";
            host?: string;
        };
        /** @enum {string} */
        SessionStatus: "open" | "paid" | "closed" | "expired";
        Session: {
            id: string;
            status: components["schemas"]["SessionStatus"];
            order: components["schemas"]["Order"];
            products: components["schemas"]["OpenedProduct"][];
            /** @description Oldest first. */
            payments: components["schemas"]["Payment"][];
            authorization: components["schemas"]["Authorization"];
            expiresInMs: number;
            /** Format: date-time */
            serverTime: string;
            /**
             * Format: uri
             * @description Where the receipt's button leads.
             */
            returnUrl?: string;
        };
        Status: {
            status: components["schemas"]["SessionStatus"];
            /** @description Oldest first. */
            payments: components["schemas"]["Payment"][];
            pollAfterMs?: number;
            expiresInMs: number;
            /** Format: date-time */
            serverTime: string;
        };
        /** @enum {string} */
        PaymentStatus: "pending" | "paying" | "paid" | "failed" | "closed";
        /**
         * @description What the channel said of an unfinished attempt when the server last asked; left out once the status is final. Left out of an
         *     unfinished one, it is `unknown`. Only a fresh `unpaid` lets a payer pay again.
         * @enum {string}
         */
        ChannelAnswer: "unpaid" | "in-progress" | "unknown";
        Payment: {
            id: string;
            productId: components["schemas"]["ProductId"];
            /** @description The plan that was asked for, until the attempt is paid; then the one that the channel confirmed, and none where it named none. */
            plan?: components["schemas"]["Plan"];
            /** @description The merchant's number of this attempt. Never used again. */
            outTradeNo: string;
            status: components["schemas"]["PaymentStatus"];
            channelAnswer?: components["schemas"]["ChannelAnswer"];
            /**
             * Format: date-time
             * @description When the server asked the question that the channel last answered about this attempt.
             */
            checkedAt?: string;
            action?: components["schemas"]["Action"];
            /** @description What is left of the action's own life; the order's is another. */
            actionExpiresInMs?: number;
            failure?: components["schemas"]["Failure"];
            /** Format: date-time */
            paidAt?: string;
            paidAmount?: components["schemas"]["Money"];
            payerAmount?: components["schemas"]["Money"];
            refund?: components["schemas"]["Refund"];
            /** Format: date */
            refundableUntil?: string;
        };
        Failure: {
            /** @description The channel's own word for it. */
            code: string;
            /** @description The channel's words for the payer, shown as text. */
            message?: string;
        };
        Refund: {
            /**
             * @description `abnormal` needs a person.
             * @enum {string}
             */
            status: "processing" | "succeeded" | "abnormal";
            amount: components["schemas"]["Money"];
        };
        Environment: {
            /** @enum {string} */
            terminal: "pc" | "wap" | "app" | "wechat" | "mini-program" | "scan";
            host: string;
            os: string;
            device: string;
        };
        PaymentRequest: {
            productId: components["schemas"]["ProductId"];
            planId?: string;
            payerCode?: string;
            environment: components["schemas"]["Environment"];
        };
        AuthorizationRequest: {
            host: string;
        };
        AuthorizationRedirect: {
            /** Format: uri */
            redirectUrl: string;
        };
        MiniProgramLogin: {
            /** @description What `wx.login` or `my.getAuthCode` gave the native page; used once. */
            code: string;
        };
        /** @description A call of the wallet, as the action of that kind has it. */
        MiniProgramCall: components["schemas"]["WechatJsapiAction"] | components["schemas"]["AlipayJsapiAction"];
        ReturnReport: {
            channel: string;
            params: {
                [key: string]: string;
            };
        };
        CloseResult: {
            /** @enum {string} */
            outcome: "closed" | "already-paid" | "in-progress" | "not-closable" | "unknown";
            payment: components["schemas"]["Payment"];
        };
        /** @description RFC 9457. `code` is the machine's key; `payment` comes with `payment-live`. */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @enum {string} */
            code: "malformed-request" | "idempotency-key-missing" | "idempotency-key-reused" | "in-progress" | "payment-live" | "session-ended" | "authorization-needed" | "authorization-unsupported" | "origin-not-allowed" | "session-not-found" | "payment-not-found" | "payment-not-refreshable" | "product-not-opened" | "plan-not-offered" | "payer-code-invalid" | "channel-refused" | "channel-unavailable" | "too-soon" | "server-error";
            payment?: components["schemas"]["Payment"];
        };
        /** @description What the browser must do to carry an attempt out. No HTML, no script. */
        Action: components["schemas"]["QrCodeAction"] | components["schemas"]["RedirectAction"] | components["schemas"]["FormAction"] | components["schemas"]["WechatJsapiAction"] | components["schemas"]["AlipayJsapiAction"] | components["schemas"]["UnionpayJsapiAction"] | components["schemas"]["QqJsapiAction"] | components["schemas"]["MiniProgramAction"] | components["schemas"]["AppLinkAction"] | components["schemas"]["AppSdkAction"] | components["schemas"]["WaitAction"] | components["schemas"]["NoneAction"];
        QrCodeAction: {
            /** @constant */
            kind: "qr-code";
            /** @description The text of the code; the page draws it itself. */
            content: string;
        };
        RedirectAction: {
            /** @constant */
            kind: "redirect";
            /** Format: uri */
            url: string;
        };
        FormAction: {
            /** @constant */
            kind: "form";
            /** Format: uri */
            url: string;
            /** @enum {string} */
            method: "GET" | "POST";
            fields: {
                name: string;
                value: string;
            }[];
        };
        WechatJsapiAction: {
            /** @constant */
            kind: "wechat-jsapi";
            /** @description As WeixinJSBridge's getBrandWCPayRequest takes them; letter case matters. */
            parameters: {
                appId: string;
                /** @description Seconds, as text. */
                timeStamp: string;
                nonceStr: string;
                package: string;
                /** @enum {string} */
                signType: "RSA" | "MD5" | "HMAC-SHA256";
                paySign: string;
            };
        };
        AlipayJsapiAction: {
            /** @constant */
            kind: "alipay-jsapi";
            tradeNo: string;
        };
        UnionpayJsapiAction: {
            /** @constant */
            kind: "unionpay-jsapi";
            tn: string;
        };
        QqJsapiAction: {
            /** @constant */
            kind: "qq-jsapi";
            /** @description What QQ Wallet's order answered with (prepay_id). */
            tokenId: string;
        };
        MiniProgramAction: {
            /** @constant */
            kind: "mini-program";
            /** @description The native pay page with its query. */
            path: string;
        };
        AppLinkAction: {
            /** @constant */
            kind: "app-link";
            /** Format: uri */
            url: string;
        };
        AppSdkAction: {
            /** @constant */
            kind: "app-sdk";
            sdk: string;
            parameters: {
                [key: string]: string;
            };
            /**
             * Format: uri
             * @description Followed where the page is in no app that has the SDK.
             */
            fallbackUrl?: string;
        };
        /** @description The payer's code was taken; the payer confirms in the wallet. Closing such an attempt takes it back, whatever became of it. */
        WaitAction: {
            /** @constant */
            kind: "wait";
        };
        /**
         * @description Nothing is to be done, and another attempt may be made: this one was found unpaid, could not be closed, and is watched to the
         *     order's end, as it may still be paid.
         */
        NoneAction: {
            /** @constant */
            kind: "none";
        };
    };
    responses: {
        /** @description The request does not fit the contract. Nothing was started. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The payer's identity is needed first, or the request came from another site. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No such session, or one that this page may not see. The two are not told apart. */
        SessionNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No such session, or no such attempt in it. */
        PaymentNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The session is paid, closed or expired. */
        SessionEnded: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The same key is still being worked on, another attempt is live, or the session has ended. */
        PaymentConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is understood and refused for good; the same key will be refused again. Nothing was charged. */
        PaymentRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No authorization is to be had with this host. */
        AuthorizationRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The attempt has ended, has nothing to renew, or is being paid at this moment. */
        NotRefreshable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too soon, or too often. Nothing was done. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something went wrong. Whether it took effect is unknown; ask again with the same key. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The channel gave no trustworthy answer. Whether the attempt exists there is unknown; ask again with the same key. */
        ChannelUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description At least 128 random bits, base64url. */
        SessionId: string;
        PaymentId: string;
    };
    requestBodies: never;
    headers: {
        NoStore: "no-store";
        /** @description Seconds, as RFC 9110 has it. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description At least 128 random bits, base64url. */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session as it stands. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            404: components["responses"]["SessionNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getStatus: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                /** @description At least 128 random bits, base64url. */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The status of the session and of every attempt. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Status"];
                };
            };
            /** @description Nothing a page shows has changed since the answer with that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["SessionNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    createPayment: {
        parameters: {
            query?: never;
            header: {
                /** @description 16 to 255 printable characters, random, made and stored by the page before it is sent. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description At least 128 random bits, base64url. */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentRequest"];
            };
        };
        responses: {
            /** @description The attempt, with what the browser must do to carry it out. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SessionNotFound"];
            409: components["responses"]["PaymentConflict"];
            422: components["responses"]["PaymentRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ChannelUnavailable"];
        };
    };
    createAuthorization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description At least 128 random bits, base64url. */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthorizationRequest"];
            };
        };
        responses: {
            /** @description The address of the wallet's own authorization page. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationRedirect"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SessionNotFound"];
            409: components["responses"]["SessionEnded"];
            422: components["responses"]["AuthorizationRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    refreshPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description At least 128 random bits, base64url. */
                sessionId: components["parameters"]["SessionId"];
                paymentId: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The same attempt with a new action. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["PaymentNotFound"];
            409: components["responses"]["NotRefreshable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ChannelUnavailable"];
        };
    };
    closePayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description At least 128 random bits, base64url. */
                sessionId: components["parameters"]["SessionId"];
                paymentId: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the channel answered. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CloseResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["PaymentNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    startInMiniProgram: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description At least 128 random bits, base64url. */
                sessionId: components["parameters"]["SessionId"];
                paymentId: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MiniProgramLogin"];
            };
        };
        responses: {
            /** @description What `wx.requestPayment` or `my.tradePay` takes. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MiniProgramCall"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["PaymentNotFound"];
            409: components["responses"]["SessionEnded"];
            422: components["responses"]["AuthorizationRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ChannelUnavailable"];
        };
    };
    reportReturn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description At least 128 random bits, base64url. */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnReport"];
            };
        };
        responses: {
            /** @description The status after the server has looked. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Status"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SessionNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
}
