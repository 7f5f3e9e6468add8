/** The Chinese of the tables about Antom's SDK. */

export const TREATMENTS_ZH = { prevented: '已避免', contained: '已限制', reported: '会告知' };

/**
 * By row of docs/defects.json.
 * @type {Record<string, readonly [defect: string, how: string]>}
 */
export const DEFECTS_ZH = {
  S1: [
    'AMSCheckoutPage 接受任何来源的消息。',
    '看上去像 Antom 页面发来的消息，只有来自收银台的 iframe 和 Antom 的源才算数。',
  ],
  S2: [
    '`javascript:` 跳转在商店页面中执行，并被报告为成功。',
    '页面只会跳转到 https: 和 App 的 scheme；其他一律报 SDK_CALL_URL_ERROR。',
  ],
  S3: ['托管页面传来的 HTML 进入商店页面。', '关闭对话框的文本先经过转义，再交给官方 SDK。'],
  S4: ['与收银台同源的任何窗口都被信任。', '只有收银台自己的 iframe 窗口发来的消息才算数。'],
  S5: [
    '发给收银台的消息以 `*` 为目标，也会发给 3-D Secure 的 iframe。',
    '消息只发给收银台的源，从不使用 `*`。',
  ],
  S6: [
    '商店页面的查询字符串可以切换网关调用、环境和支付结果，生产环境也不例外。',
    '在 Antom 的任何代码运行之前，以及 URL 每次变化时，都从页面 URL（包括路径和片段）中去掉这些参数。',
  ],
  S7: ['未知的环境被当作生产环境。', '报 `option_invalid` 并拒绝，不加载任何内容。'],
  S8: [
    '构造函数就会加载统计脚本、设备指纹和隐藏的 iframe，会话还可以指定任意主机的脚本。',
    '第一次 open 或 preload 之前不加载 Antom 的任何内容。会话只能指定 Antom 的源和 `antomScriptOrigins` 中的源上的脚本。',
  ],
  H1: [
    '某个支付方式的脚本缺失或卡住时，永远没有任何反馈。',
    '到加载时限时以 `load_timeout` 结束。',
  ],
  H2: [
    '`submit()` 永远不返回结果。',
    '到时限后视为结果未定：先是 accepted，再是 PROCESSING；调用 `unmount()` 时被 reject。',
  ],
  H3: [
    '启动之后什么也不显示的页面会让商店一直卡住。',
    '屏幕上出现表单才算可用，在此之前加载时限一直有效。',
  ],
  H4: [
    '网关失败，create 却成功完成。',
    '以 `cashier_unreachable` reject，END_OF_LOADING 报告 failed。',
  ],
  H5: ['使用电子钱包时，网关失败根本不会报告。', '从 SDK 发给托管页面的内容中读取网关的应答。'],
  H6: [
    '网关错误的代码、HTTP 状态和 trace id 被丢弃。',
    'SDK 写入自身日志的内容会出现在 message 和 cause 中，会话内容除外。',
  ],
  H7: ['`unmount()` 使仍在等待的 create 成功完成。', '以 `closed` reject。'],
  H8: [
    '`unmount()` 之后 `validateFields()` 一直等待；无人应答时又报告为无效。',
    '答复的 `error` 中说明原因。',
  ],
  H9: ['托管页面被拒绝或不存在，15 秒后才发现。', '加载时限是一个选项。'],
  L1: ['重试会被上一个收银台的清理破坏。', '清理在关闭的那次调用中完成，SDK 的延迟清理被停用。'],
  L2: [
    '在同一个 tick 中 create 和 `unmount()`：收银台在 unmount 之后出现。',
    '加载时已被关闭的收银台不会插入任何内容。',
  ],
  L3: ['`unmount()` 之后仍报告网关的应答。', '已关闭的收银台会忽略它。'],
  L4: ['网关的过时应答被交给新的收银台。', '每个收银台都有自己的 SDK 实例，关闭时该实例即失效。'],
  L5: ['回调抛出异常后，实例一直处于忙碌状态。', '回调相互隔离，抛出的异常报告给页面。'],
  L6: [
    '无法解析的选择器也会造成同样的问题，并抛出原始的 SyntaxError。',
    '在加载任何内容之前报 `container_missing`。',
  ],
  L7: [
    '容器不存在：任何回调都收不到错误，message 中的选择器也不对。',
    '每个途径都报 `container_missing`，并带上选择器。',
  ],
  L8: ['内嵌时，第一次请求关闭没有作用。', '第一次请求就会关闭。'],
  L9: [
    'SUCCESS、SUCCESS 和 FAIL 全都被报告；第二次启动会渲染两份。',
    '一次支付尝试只有一个结果，一次收银流程只结束一次。',
  ],
  L10: ['窗口被拦截，却报告为成功。', 'SDK_CALL_URL_ERROR。'],
  L11: ['每类错误各走各的途径。', 'onError、onEventCallback 和 Promise 收到同一个错误，各一次。'],
  L12: ['会话有误时不说明，或者仍然尝试。', 'message 中有参数、值和对策；未知的产品会被拒绝。'],
  L13: ['拒绝异步回调。', '接受任何函数。'],
  D1: ['第二个弹窗会替换第一个的 iframe。', '以 `already_open` 拒绝；已结束的收银台会让出位置。'],
  D2: ['两个内嵌收银台落入同一个位置。', '同 D1。'],
  D3: ['卸载其中一个会移除另一个，后者在尺寸变化时抛出异常。', '同 D1。'],
  D4: ['构造函数会清空所有实例的静态状态。', '只为占用页面的那个收银台运行 SDK 的构造函数。'],
  K1: ['样式元素残留，每次挂载多一个。', '随收银台一起移除。'],
  K2: ['统计脚本的 script 元素残留。', '随收银台一起移除。'],
  K3: ['`body { overflow }` 被强制设为 `auto`。', '恢复原来的值和优先级。'],
  K4: ['window 上的监听器残留。', '随收银台一起移除，打开下一个时恢复。'],
  K5: [
    '10、15 和 60 秒的定时器残留。',
    '随收银台停止，打开下一个时继续；关闭之后设置的定时器等待下一个收银台。',
  ],
  K6: ['全局变量残留，每个实例多两个。', '每个实例的全局变量会被移除；残留的在上文列出了名称。'],
  K7: ['localStorage 中残留九个键。', '上文列出了名称。'],
  K8: ['隐藏的 iframe 残留 10 秒。', '随收银台一起移除。'],
  K9: ['`unmount()` 之后 3-D Secure 对话框残留。', '随收银台一起移除。'],
  N1: [
    '一直加载不出来的 3-D Secure iframe 会从定时器中抛出普通对象。',
    'SDK 的长定时器抛出的内容会被捕获。',
  ],
  N2: ['针对不存在的对话框的消息会抛出异常。', '丢弃该消息。'],
  N3: [
    '托管页面发来的无效内容会抛出三次异常，并被报告为错误。',
    '不符合协议的消息被丢弃，并记一行日志。',
  ],
  N4: [
    '被广告拦截器清空的统计脚本会抛出异常。',
    '出自 SDK 文件的错误，不会传给打开之后添加的监听器。',
  ],
  N5: [
    '没有 WebGL 时，设备指纹库会产生无人处理的 rejection；在较慢的设备上也是如此。',
    '没有 WebGL 时，该 rejection 视为已处理。较慢设备上的“Promise time out”，只是不会传给打开之后添加的监听器。',
  ],
  N6: ['每次支付在控制台输出四十行。', '保留。要去掉它们，就必须改写整个页面的 console。'],
  N7: [
    '统计脚本收到的事件顺序颠倒，被拦截时事件会不断堆积。',
    '保留。这发生在 SDK 的日志模块内部，只影响 Antom 自己的统计数据。',
  ],
  E1: ['存储被禁用或已满时构造函数抛出异常：无法支付。', '为 SDK 提供内存中的存储。'],
  E2: ['Node 无法导入这个软件包。', '只有在页面中打开时才导入。'],
  E3: ['Trusted Types：create 被 reject。', '报告的错误会说明原因，不会卡住。'],
  E4: ['在严格的内容安全策略下丢失样式。', '它所需的策略由本软件包以数据和函数的形式提供。'],
  E5: ['体积为 1.3 MB，设备指纹会阻塞主线程数秒。', '不打开 Antom 会话的页面完全不加载它。'],
  E6: [
    '构造之后立即支付，请求中没有设备 id。',
    '尽早调用 `preload()`，为设备指纹留出时间。SDK 只向指纹库询问一次，也不说明它是否已就绪。',
  ],
  E7: ['`preload()` 只预热银行卡页面。', '银行卡页面已预热；电子钱包在打开时加载。'],
  E8: [
    '没有标题，没有 dialog 角色，不支持 Esc 键。',
    '补上标题、角色、焦点，以及 Antom iframe 之外的 Esc 键；iframe 内的按键由它自己处理。',
  ],
  E9: ['未知的地区被当作新加坡。', '报 `session_malformed`，不发出任何请求。'],
  E10: [
    '如果页面 URL 中有不是 UTF-8 的值（例如 `?discount=50%`），它就无法加载。',
    '收银台打开期间，页面 URL 中的这类值会被转义，关闭时还原。',
  ],
};

/**
 * By the English of the policy.
 * @type {Record<string, string>}
 */
export const POLICY_ZH = {
  'the cashier page': '收银台页面',
  'the cashier page of newer products': '较新产品的收银台页面',
  'gateway of a region': '某个地区的网关',
  '3-D Secure inline: any host that a bank may have': '内嵌的 3-D Secure：银行可能使用的任何主机',
  "Antom's SDK": 'Antom 的 SDK',
  "a payment method's script": '某个支付方式的脚本',
  "Apple Pay's script": 'Apple Pay 的脚本',
  "Google Pay's script": 'Google Pay 的脚本',
  'its style elements and style attributes': '它的样式元素和样式属性',
  'the icon of its close button': '关闭按钮的图标',
  'its loading view': '加载界面',
  'fingerprint service': '设备指纹服务',
  'fingerprint image': '设备指纹图片',
  'fingerprint code in WebAssembly': '设备指纹的 WebAssembly 代码',
  tracker: '统计脚本',
  'remote switches': '远程开关',
};
