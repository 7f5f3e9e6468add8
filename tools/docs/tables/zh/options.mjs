/**
 * The Chinese of the comments of options, by interface and name.
 * @type {Record<string, Record<string, string>>}
 */
export const OPTIONS_ZH = {
  CashierOptions: {
    environment: '创建会话的环境。为 `prod` 时，自行指定收银台的会话会被拒绝。',
    locale:
      '语言区域，例如 `en_US`、`en-US` 或 `en`。不支持时改用该语言，再改用 `en_US`。默认：`en_US`。',
    trustedCashiers: '会话可以指定的托管收银台的源。在 `prod` 之外，本机回环地址的源始终受信任。',
    limits: '以毫秒为单位的时限。每一项都有默认值。',
    appearance: '每次打开的外观。打开时传入的 `appearance` 会逐项覆盖它。',
    engines: '使用第一个接受该会话的引擎。默认：先托管收银台，后 Antom。',
    preload:
      '第一次打开之前何时加载代码和页面：`intent`（买家指向、聚焦或触摸打开收银台的元素）、`visible`（该元素进入视野）、`idle`，或 `none`（默认）。对组件和 `preloadOn()` 同样有效。浏览器开启流量节省模式时不预加载。',
    preloadOn: '用于 `preload`：打开收银台的元素，可以是选择器或元素。组件会改为监视自己的内容。',
    debug: '把日志写到控制台。默认：false。',
  },
  Limits: {
    load: '从 `open()` 到表单可用。默认 15 000。',
    acceptance: '从 `submit()` 到被收银台受理。默认 15 000。',
    attempt: '从受理到有结果，不计验证的时间。默认 60 000。',
    challenge: '从 3-D Secure 验证或跳转开始到结束。默认 600 000。',
    validate: '从 `validate()` 到得到答复。默认 15 000。',
  },
  OpenRequest: {
    session: 'createPaymentSession 返回的 `paymentSessionData`，或者获取它的函数。',
    container: '内嵌收银台的位置：元素，或选择器（使用第一个匹配的元素）。省略则为弹窗。',
    appearance: '逐项覆盖客户端的 `appearance`。',
    locale: '覆盖客户端的 `locale`。',
    signal: '中止它会关闭收银台，与 `close()` 相同。',
    notRedirectAfterComplete:
      '默认 true：页面不跳转。为 false 时，支付只要没有被拒绝，页面就会跳转到 paymentRedirectUrl。',
    merchantAppointParam: '无论会话如何设置，`storedCard.needCVV` 都会要求已保存的卡输入安全码。',
  },
  AntomRequest: {
    isAppWebview: '页面运行在 App 的 WebView 中。',
    isNativeAppWebview:
      '页面运行在某个 App 的 WebView 中，该 App 会在收到 SDK_REDIRECT 时自行打开其他 App。',
  },
  Appearance: {
    showLoading:
      '默认 true。为 false 时由你展示加载状态：监听 SDK_START_OF_LOADING 和 SDK_END_OF_LOADING。',
    showSubmitButton: '默认 true，Element 为 false。没有该按钮时，由你自己的按钮调用 `submit()`。',
    themeType: '`light`、`dark` 或 `auto`（默认）。',
    theme:
      'Antom 的 Element 主题。托管收银台把每个主题显示为浅色或深色；在那里 `themeType` 会覆盖它。',
    accentColor: 'CSS 颜色。',
    variables:
      'Antom 的样式变量，使用短横线或驼峰写法。颜色必须不透明；长度以像素为单位，或写成 `8px`。',
    layout: '多种支付方式的排列方式：`accordion`（默认）或 `tabs`。',
  },
  AntomOptions: {
    antomSource: '从哪里加载 Antom 的 SDK。默认：`npm`；在供 `<script src>` 使用的脚本中为 `cdn`。',
    antomScript: "`antomSource: 'cdn'` 时的 script 标签。",
    antomScriptOrigins:
      '除 Antom 的源之外，会话还可以从哪些源把支付方式的脚本加载到页面中。默认：无。',
    analytics: '`enabled: false` 关闭 Antom 页面中的统计。',
    securityRegion: '`preload()` 所连接的设备指纹服务的区域。默认：SG。',
    onBeforeSubmit: '提交支付之前调用。',
    onPaymentMethodSelected: '买家选择了一种支付方式。',
    onSizeChanged: '收银台的尺寸发生变化；宽和高以 CSS 像素为单位。',
  },
  CashierCallbacks: {
    onEventCallback: '每个事件都会调用，包括错误。',
    onError: '只在出错时调用：收到的是同一个对象。',
    onLog: '每条日志都会调用。',
    onClose: '买家关闭了收银台。先调用它，再发出说明如何结束的事件。',
  },
  AntomClientOptions: {
    clientId: '从 Antom 商户后台获取；`SANDBOX_…` 会选用沙箱的路径。',
    privateKey: '你自己的 RSA 私钥，至少 2048 位：PKCS#8 或 PKCS#1，PEM 或纯 base64。',
    antomPublicKey:
      'Antom 的 RSA 公钥（不是你的）：SPKI，PEM 或纯 base64。Antom 更换密钥期间，新旧两个都传入，顺序不限：任何一个签名的内容都会被接受。',
    gateway:
      '网关的源，例如 `https://open-sea-global.alipay.com`；只有连接本机时才能用 http，例如 `http://127.0.0.1:4242`。',
    timeoutMs: '一次调用的总时限，以毫秒为单位；默认 15000。',
    maxNotificationAgeMs:
      '通知的最长存在时间，以毫秒为单位；默认 48 小时，因为 Antom 会在 24 小时内重发通知。',
    fetch: '用来发送请求的函数，例如通过代理发送；默认为运行时的 `fetch`。它不能重试。',
  },
};
