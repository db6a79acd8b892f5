const PLURALS = new Intl.PluralRules('en');

/** A number as it is shown, and the word that goes with it. @param {string} n @param {string} one @param {string} other */
function counted(n, one, other) {
  return `${n} ${PLURALS.select(Number(String(n).replace(/\s/g, ''))) === 'one' ? one : other}`;
}

/** What the page says, in English. The other languages have the same keys: lib/texts.js takes its type from here. */
const texts = {
  pages: {
    overview: 'Overview',
    topics: 'Topics',
    groups: 'Groups',
    brokers: 'Brokers',
    dashboard: 'Dashboard',
    settings: 'Settings',
    label: 'Pages',
    skip: 'Skip to the content',
    whole: 'The page',
    product: 'Takhin Monitor',
    noName: '(no name)',
  },
  settings: {
    system: 'System',
    light: 'Light',
    dark: 'Dark',
    normal: 'Standard',
    safe: 'Colour-blind safe',
    comfortable: 'Comfortable',
    compact: 'Compact',
    browser: "This browser's",
    appearance: 'Appearance',
    colours: 'Colours',
    coloursHint: 'The safe ones differ in lightness too, and use no red against green.',
    density: 'Density',
    densityHint: 'Compact shows more rows at once.',
    marks: 'What happened',
    marksHint: 'Restarts, leaders that moved, topics that came and went: lines across the charts.',
    shown: 'Shown',
    hidden: 'Hidden',
    units: 'Numbers and time',
    bytes: 'Bytes',
    bytesHint: 'In powers of 1024, or of 1000.',
    counts: 'Records',
    countsHint: 'Short, or with all digits.',
    zone: 'Time zone',
    zoneHint: 'Of all times on the page.',
    interval: 'Updates',
    intervalHint: 'How often the server pushes. Every second is drawn all the same.',
    theme: 'Theme',
    themeHint: 'System follows what this device is set to.',
    kept: 'Kept in this browser, for every cluster.',
    language: 'Language',
    languageHint: 'The page loads anew in it. What the server says stays in English.',
    browserLanguage: "Browser's",
    /** @param {'system' | 'light' | 'dark'} chosen @param {'system' | 'light' | 'dark'} next */
    switchTheme: (chosen, next) => `Theme: ${chosen}. Switch to ${next}`,
  },
  limits: {
    lag: "A group's lag",
    timeLag: "A group's lag in time",
    produceLatency: 'Produce latency, P99',
    fetchLatency: 'Fetch latency, P99',
    fetchHint: 'Fetches wait for data, so that hundreds of milliseconds are no fault.',
    underReplicated: 'Under-replicated',
    disks: 'Disks full',
    reset: 'Reset',
    title: 'Limits',
    note: 'a number that reaches one is coloured; an empty field never is',
    warning: 'Warning',
    critical: 'Critical',
    records: 'records',
    partitions: 'partitions',
    /** @param {'warning' | 'critical'} verdict @param {string} label @param {string} unit */
    field: (verdict, label, unit) => `${label}: ${verdict}, in ${unit}`,
  },
  connection: {
    paused: 'Paused',
    replay: 'Replay',
    connected: 'Connected',
    live: 'Live',
    disconnected: 'Disconnected',
    noCluster: 'No such cluster',
    noReplay: 'No such replay',
    replayFailed: 'Replay failed',
    starting: 'Starting',
    loggedOut: 'Not logged in',
    connecting: 'Connecting…',
    /** @param {string} clock */
    stale: (clock) => `Stale since ${clock}`,
    /** @param {string} clock */
    standing: (clock) => `No new data since ${clock}`,
    reconnecting: 'reconnecting…',
    /** @param {string} time */
    reconnectingIn: (time) => `reconnecting in ${time}`,
  },
  health: {
    /** @param {string} time @param {string} clock */
    lost: (time, clock) => `Disconnected for ${time}: what you see is of ${clock}.`,
    replayReads: 'The replay reads what came before this moment.',
    restarted: 'The server has started anew.',
    /** @param {string} problem */
    badMessage: (problem) => `A message was not understood, the last good one is shown. ${problem}`,
    /** @param {string} clock */
    silent: (clock) => `Nothing has come from the server since ${clock}: what you see is of then.`,
    /** @param {string} clock @param {string} fault */
    viewsOld: (clock, fault) => `Health and groups are of ${clock}: they can't be read. ${fault}`,
    /** @param {string} clock */
    standing: (clock) => `No broker has reported anything new since ${clock}: what you see is of then.`,
    /** @param {string} fault */
    unreadable: (fault) => `Health can't be read: ${fault}`,
    reading: 'Reading health…',
    well: 'All well',
    unknown: 'Health is unknown: no source reports it.',
    /** @param {string} status */
    verdict: (status) => `The server's verdict is “${status}”, without a reason.`,
    /** @param {string} text */
    sentence: (text) => `${text}.`,
    label: 'Health',
    /** @param {number} n */
    more: (n) => `and ${n} more.`,
    /** @param {number} n */
    moreOnOverview: (n) => `${n} more on the overview`,
  },
  words: {
    tryNow: 'Try now',
    loading: 'Loading',
    cancel: 'Cancel',
    from: 'From',
    to: 'To',
    bothTimes: 'Give both times, with date.',
    endAfter: 'The end must be at least two seconds after the beginning.',
    /** @param {'warning' | 'critical'} verdict @returns {string} */
    verdict: (verdict) => verdict,
    close: 'Close',
    capacityUnknown: 'capacity unknown',
    /** @param {string} n */
    offline: (n) => `${n} offline`,
    noneOffline: 'none offline',
  },
  waiting: {
    replayTitle: 'The replay reads what came before',
    replayText: 'Rates and lags of a moment need the minutes before it.',
    starting: 'The server is starting',
    startingText: 'It is reading the metric topics.',
    lost: "The server can't be reached",
    bad: "The server's message was not understood",
    noData: 'No data yet',
    nothingPushed: 'The server is connected, but has pushed nothing.',
    /** @param {string} time */
    noAnswer: (time) => `No answer for ${time}.`,
    /** @param {string} fault */
    sameVersion: (fault) => `${fault}. Is the page of the same version as the server?`,
    /** @param {string} time */
    waiting: (time) => `Waiting for ${time}.`,
  },
  server: {
    closed: 'The connection was closed.',
    /** @param {string} reason */
    closedBecause: (reason) => `The server closed the connection: ${reason}.`,
    silent: 'The server does not answer.',
    /** @param {string | null} name */
    noCluster: (name) => `This server watches no cluster “${name}”.`,
    /** @param {string} id */
    noReplay: (id) => `There is no replay “${id}”.`,
    needsKey: 'A key is needed.',
    ownSamples: "by the brokers' own samples",
    /** @param {string} fault */
    noHistory: (fault) => `The history can't be read: ${fault}`,
    /** @param {string} clock */
    seenSince: (clock) => `seen by this browser, since ${clock}`,
    starting: 'The topology is starting.',
    /** @param {string} left */
    restoring: (left) => `Restoring what was known before${left}.`,
    /** @param {string} left */
    catchingUp: (left) => `Reading what happened meanwhile${left}.`,
    /** @param {string} records */
    toGo: (records) => `: ${records} records to go`,
    waitsForEvents:
      'The server is ready, but no broker has reported yet. The first numbers come within seconds of the first report, from the broker plugin or from the collector.',
    noProgress: 'It does not say how far it is.',
    unknown: 'Unknown: no source reports it.',
  },
  login: {
    title: 'Log in',
    text: 'This server wants an API key: the one it was started with, or one that its operator gave you.',
    key: 'API key',
    refused: 'This key is not accepted. Check it for missing characters.',
    /** @param {string} fault */
    failed: (fault) => `Logging in failed: ${fault}`,
    silent: 'the server does not answer.',
  },
  cluster: {
    label: 'Cluster',
    which: 'Which cluster?',
    watches: 'It watches:',
    watchesNone: 'It watches none yet.',
    /** @param {string} name */
    named: (name) => `Cluster ${name}`,
  },
  faults: {
    /** @param {string} name */
    notDrawn: (name) => `${name} could not be drawn.`,
    drawAgain: 'Draw it again',
    /** @param {string} fault */
    notFetched: (fault) => `It could not be fetched, and is tried again. ${fault}`,
  },
  replay: {
    gone: 'This replay is over',
    /** @param {string} detail */
    goneText: (detail) =>
      `${detail} A replay that nobody watches for ten minutes is ended, and so are all when the server stops. The interval can be replayed anew.`,
    itFailed: 'This replay failed',
    /** @param {string} detail */
    failedText: (detail) => `${detail} What is live goes on; another interval can be replayed.`,
    showLive: 'Show what is live',
    captured: 'Captured past',
    past: 'The past',
    endHint: 'Ends this replay, for all who watch it',
    backToLive: 'Back to live',
    leaveHint: 'Shows the present here; others may go on watching',
    end: 'End replay',
    pause: 'Pause',
    again: 'Play again',
    play: 'Play',
    playback: 'Playback',
    secondBack: 'One second back',
    secondOn: 'One second on',
    title: 'Replay',
    speed: 'Speed',
    /** @param {string} fault */
    cannot: (fault) => `That can't be done. ${fault}`,
    /** @param {string} fault */
    notEnded: (fault) => `It is not ended. ${fault}`,
    hint: 'Plays an interval of the past again',
    heading: 'Replay the past',
    starting: 'Starting…',
    start: 'Start',
    justPast: 'The time just past',
    moment: 'Moment',
    last10: 'The last 10 min',
    future: 'What is still to come can’t be replayed.',
    /** @param {number} n */
    warmingUp: (n) => `Reading what came before: ${n} %`,
    seeking: 'Going there…',
    playing: 'Playing',
    /** @param {number} n */
    playingFast: (n) => `Playing, ${n} times as fast`,
    paused: 'Paused',
    ended: 'At its end',
    /** @param {string} problem */
    failed: (problem) => `It failed. ${problem}`,
  },
  time: {
    live: 'Live',
    /** @param {number} n */
    minutes: (n) => `${n} m`,
    /** @param {number} n */
    hours: (n) => `${n} h`,
    unzoom: 'Back to the whole time',
    undoZoom: ': undo the zoom',
    label: 'Time',
    compareHint: 'Draws the period before below, dashed',
    range: 'Time range',
    compare: 'Compare',
    pauseHint: 'Holds this moment (space)',
    pause: 'Pause',
    goOn: 'Go on',
    /** @param {string} clock */
    heldAt: (clock) => `Held at ${clock}`,
    custom: 'Custom',
    fromTo: 'From when to when',
    show: 'Show',
    tooLong: 'Two years at most.',
    /** @param {string} clock */
    reach: (clock) => `This server keeps no history: what you see is what this browser has seen, since ${clock}.`,
    noCompare: ' What came before can’t be compared with.',
  },
  chart: {
    noValue: 'No value for this moment.',
    latest: 'latest',
    last: 'last',
    noValueThen: 'No value is known for this time.',
    nothing: 'Nothing to draw',
    /** @param {string} title */
    more: (title) => `${title}: more`,
    showAll: 'Show all',
    /** @param {string} label */
    showAlone: (label) => `Show ${label} alone`,
    before: 'before',
    noValueBefore: 'No value for that moment.',
    time: 'Time',
    periodBefore: ', period before',
    /** @param {string} label */
    summaryUnknown: (label) => `${label}: unknown.`,
    /** @param {string} label @param {string} last @param {string} least @param {string} most */
    summary: (label, last, least, most) => `${label}: ${last}, between ${least} and ${most}.`,
  },
  marks: {
    title: 'What happened',
    /** @param {string} list */
    said: (list) => `What happened: ${list}`,
    /** @param {string} name */
    broker: (name) => `Broker ${name}`,
    /** @param {string} n */
    brokers: (n) => `${n} brokers`,
    /** @param {string} name */
    topic: (name) => `Topic ${name}`,
    /** @param {string} n */
    topics: (n) => `${n} topics`,
    /** @param {string} name */
    group: (name) => `Group ${name}`,
    /** @param {string} n */
    groups: (n) => `${n} groups`,
    /** @param {string} n */
    partitions: (n) => counted(n, 'partition', 'partitions'),
    /** @param {string} who */
    brokerStarted: (who) => `${who} started.`,
    /** @param {string} who */
    brokerJoined: (who) => `${who} joined the cluster.`,
    /** @param {string} who */
    brokerLeft: (who) => `${who} left the cluster.`,
    /** @param {string} who */
    controllerMoved: (who) => `${who} became the controller.`,
    /** @param {string} who @param {string} partitions */
    topicCreated: (who, partitions) => `${who} created, ${partitions}.`,
    /** @param {string} who */
    topicDeleted: (who) => `${who} deleted.`,
    /** @param {string} who @param {string} partitions */
    partitionsAdded: (who, partitions) => `${who}: ${partitions} added.`,
    /** @param {string} who @param {string} partitions */
    leadersMoved: (who, partitions) => `${who}: ${partitions} moved to another leader.`,
    /** @param {string} who */
    groupRebalanced: (who) => `${who} rebalanced.`,
  },
  export: {
    png: 'Picture (PNG)',
    csv: 'Values (CSV)',
    json: 'Values (JSON)',
    copyLink: 'Copy link to this view',
    link: 'The link',
    noCopyLink: "This browser doesn't let the page copy: take the address from its bar.",
    /** @param {string} what */
    copied: (what) => `${what} is copied.`,
  },
  charts: {
    produce: 'Produce',
    fetch: 'Fetch',
    recordsASecond: 'Records a second',
    bytesASecond: 'Bytes a second',
    lag: 'Lag',
    connections: 'Connections',
    heap: 'Heap',
    heapInUse: 'Heap in use',
    idle: 'Idle',
    produceLatency: 'Produce latency',
    fetchLatency: 'Fetch latency',
    lagOfAll: 'Lag of all groups',
    logsOnDisk: 'Logs on disk',
    logs: 'Logs',
    size: 'Size',
    lagOfGroups: 'Lag of its groups',
    timeLag: 'Lag in time',
    consumedASecond: 'Records consumed a second',
    consumed: 'Consumed',
    throughput: 'Throughput',
    unit: 'Unit',
    recordsUnit: 'records/s',
    bytesUnit: 'bytes/s',
    /** @param {'produce' | 'fetch'} kind */
    noRequests: (kind) => `No ${kind} requests in the last seconds.`,
    /** @param {string} how */
    approximate: (how) => `approximate: ${how}`,
  },
  table: {
    /** @param {string} n @param {string} all */
    ofAll: (n, all) => `${n} of ${all}`,
    heldHint: 'Rows stay in place while the pointer is over them; their numbers go on.',
    held: 'order held',
    ascending: 'Ascending: turn round',
    descending: 'Descending: turn round',
    sortBy: 'Sort by',
    columns: 'Columns',
    asAtFirst: 'As at first',
    export: 'Export',
    /** @param {string} n */
    rows: (n) => `${counted(n, 'row', 'rows')}, as filtered and sorted`,
    /** @param {string} noun */
    none: (noun) => `No ${noun}.`,
    /** @param {string} noun @param {string} filter */
    noMatch: (noun, filter) => `No ${noun} matches “${filter}”.`,
    onItsWay: 'On its way',
    /** @param {string} why */
    notRead: (why) => `Not all rows could be read: ${why}`,
  },
  nouns: {
    row: 'row',
    topic: 'topic',
    group: 'group',
    broker: 'broker',
    partition: 'partition',
  },
  keys: {
    title: 'Keys',
    filter: 'Filter',
    pause: 'Pause, and go on',
    theme: 'Next theme',
    help: 'These keys',
    close: 'Close, or undo the zoom',
  },
  print: {
    replayed: 'Replayed moment',
    moment: 'Moment',
    charts: 'Charts',
  },
  findings: {
    /** @param {string} share @param {string} free @param {string} all */
    disks: (share, free, all) => `The disks are ${share} full: ${free} of ${all} are free.`,
    /** @param {string} n */
    underReplicated: (n) => `${counted(n, 'partition is', 'partitions are')} under-replicated.`,
    /** @param {'produce' | 'fetch'} kind @param {string} time @param {string} limit */
    latency: (kind, time, limit) => `One ${kind} in a hundred takes ${time} or longer; your limit is ${limit}.`,
    ERR: 'lost records unread',
    STOP: 'stopped',
    STALL: 'stalled',
    /** @param {string} name @param {string} doing */
    oneStuck: (name, doing) => `Group ${name} has ${doing}.`,
    /** @param {number} n @param {string} doing @param {string} names */
    someStuck: (n, doing, names) => `${n} groups have ${doing}: ${names}.`,
    /** @param {string} name @param {string} records @param {string} time */
    oneBehind: (name, records, time) => `Group ${name} is behind by ${records} records, ${time}.`,
    /** @param {number} n @param {string} limit @param {string} names */
    someBehind: (n, limit, names) => `${n} groups are behind by ${limit}: ${names}.`,
    /** @param {string} n */
    records: (n) => counted(n, 'record', 'records'),
    /** @param {string[]} limits */
    orMore: (limits) => `${limits.join(' or ')} or more`,
    /** @param {number} n */
    andMore: (n) => ` and ${n} more`,
    comma: ', ',
  },
  imports: {
    /** @param {string} path @param {string} expected @param {string} found */
    problem: (path, expected, found) => `${path}: expected ${expected}, found ${found}.`,
    /** @param {number} n */
    text: (n) => `a text of at most ${n} characters`,
    /** @param {number} n */
    list: (n) => `a list of at most ${n}`,
    /** @param {string} fault */
    noJson: (fault) => `This is no JSON: ${fault}.`,
    /** @param {string} choices */
    oneOf: (choices) => `one of ${choices}`,
    subject: 'cluster, topics/NAME, groups/NAME or brokers/ID',
    nothing: 'nothing',
  },
  numbers: {
    topics: 'Topics',
    partitions: 'Partitions',
    connections: 'Connections',
    heap: 'Heap',
    brokers: 'Brokers',
    underReplicated: 'Under-replicated',
    groups: 'Groups',
    bytesIn: 'Bytes in',
    bytesOut: 'Bytes out',
    records: 'Records',
    size: 'Size',
    onDisk: 'On disk',
    under: 'Under-repl.',
    skew: 'Skew',
  },
  overview: {
    brokersIncluded: 'brokers included',
    disk: 'Disk',
    /** @param {string} n */
    internal: (n) => `and ${n} internal`,
    /** @param {string} n */
    consumers: (n) => counted(n, 'consumer', 'consumers'),
    /** @param {string} reason */
    consumersUnknown: (reason) => `consumers unknown: ${reason}`,
    /** @param {string} share @param {string} all */
    shareOf: (share, all) => `${share} of ${all}`,
    /** @param {string} all @param {string} share */
    full: (all, share) => `${all}, ${share} full`,
    healthUnread: 'Health is not read yet.',
    /** @param {number | null | undefined} id */
    controller: (id) => `controller ${id}`,
    controllerUnknown: 'controller unknown',
    /** @param {string} n @param {string} all */
    present: (n, all) => `${n} of ${all}`,
    nothingMoves: 'Nothing moves',
    noRecords: 'No topic has had records in the last seconds.',
    noLag: 'No group lags',
    allRead: 'Every group has read all there is.',
    noneKnown: 'The lag of no group is known.',
    /** @param {number} n */
    someUnknown: (n) => `All whose lag is known; of ${n} it is not.`,
    /** @param {string} n */
    all: (n) => `All ${n}`,
  },
  panels: {
    numbers: 'Key numbers',
    balance: 'Produce against fetch',
    movers: 'Topics that move most',
    laggers: 'Groups that lag most',
  },
  empty: {
    topics: 'No topics yet',
    topicsText: 'A topic appears here as soon as the cluster has one.',
    groups: 'No consumer groups yet',
    groupsText: 'A group appears here as soon as a consumer joins it or commits an offset.',
  },
  topics: {
    filter: 'Filter topics',
    noBytes: 'Not every broker with this topic reports bytes: that takes the plugin.',
    name: 'Topic',
    internal: 'internal',
    lastMinute: 'Last minute',
    lastMinuteHint: 'Records appended a second, each second of the last minute, from zero to its own highest',
    produceHint: 'Records appended a second',
    fetchHint: 'Records that consumer groups got past a second',
    noOffsets: "Not every group's committed offsets are known for the last seconds.",
    bytesInHint: 'Bytes appended a second',
    bytesOutHint: 'Bytes sent to consumers a second, replication not counted',
    maxLagHint: 'The lag of the group that is farthest behind, in records',
    noLagKnown: 'No consumer group has a known lag on this topic.',
    recordsHint: 'Records retained: log end − log start, over all partitions',
    sizeHint: "The leaders' logs",
    replicasHint: 'Of the partition with the most',
    notReported: 'Not reported.',
    underHint: 'Partitions with fewer in-sync than assigned replicas',
    offline: 'Offline',
    offlineHint: 'Partitions without a leader',
    skewHint: 'Records of the largest partition over the mean of all; 1 is even',
    noRecords: 'The topic holds no records.',
    groupsHint: 'Consumer groups with an offset or a member here',
    replicas: 'Replicas',
    produce: 'Produce/s',
    fetch: 'Fetch/s',
    notTwice: 'Not reported for two seconds in a row yet.',
    noneCommits: 'No consumer group commits offsets on this topic.',
    maxLag: 'Max lag',
    noneReads: 'No consumer group reads this topic.',
    noOffset: 'Not all partitions report their offsets.',
    noSize: 'The size of the logs is not reported.',
    allReplicas: 'The logs of all replicas',
    onePartition: 'One partition alone is not uneven.',
  },
  topic: {
    in: 'In',
    out: 'Out',
    noneCommitted: 'No consumer group has committed on this topic in this second.',
    numbers: 'The topic in numbers',
    noLagHere: 'No group has a known lag here.',
    retained: 'retained',
    notAllHold: 'Not all partitions hold or report records.',
    largestOverMean: 'largest over mean',
    readers: 'Groups that read it',
    noReaders: 'No consumer group reads this topic',
    noReadersText: 'A group appears here with its first commit or member.',
    /** @param {string} n */
    replicas: (n) => counted(n, 'replica each', 'replicas each'),
    /** @param {string} n */
    groups: (n) => counted(n, 'group', 'groups'),
    /** @param {string} size */
    onDisk: (size) => `${size} on disk`,
    /** @param {string} ratio */
    leaders: (ratio) => `leaders ${ratio}`,
    /** @param {string} name */
    partitionsOf: (name) => `Partitions of ${name}`,
    /** @param {string} name */
    readersOf: (name) => `Groups that read ${name}`,
  },
  partitions: {
    noOffset: 'No source reports this offset.',
    noSize: 'The size of the log is not reported.',
    leader: 'Leader',
    leaderHint: 'The broker that leads it',
    offline: 'offline',
    inSync: 'In sync',
    inSyncHint: 'Replicas in sync, of those assigned',
    recordsHint: 'Retained: log end − log start',
    logStart: 'Log start',
    leadersLog: "The leader's log",
    skewHint: 'Its records over the mean of all partitions; 1 is even',
    noSkew: 'It takes two partitions with known records.',
    name: 'Partition',
    logEnd: 'Log end',
    /** @param {number} n */
    broker: (n) => `broker ${n}`,
    /** @param {number} n @param {number} all */
    ofReplicas: (n, all) => `${n} of ${all}`,
  },
  groups: {
    name: 'Group',
    title: 'Consumer groups',
    filter: 'Filter groups',
    rising: '↗ rising',
    falling: '↘ falling',
    steady: '→ steady',
    trend: 'Trend',
    trendHint: 'Which way the lag went over the last minute',
    clearHint:
      'Until the lag is gone: lag over what was consumed less what was produced, over the last minute, of the slowest partition',
    littleKnown: 'Too little is known of the last minute.',
    noLag: 'no lag',
    clearIn: 'Clear in',
  },
  lag: {
    statusHint: 'By the first rule that fits; of the worst partition',
    rule: 'Rule',
    ruleHint: 'The rule that gave the status',
    behindHint: 'How long ago the committed offset was the end of the log; of the partition farthest behind',
    noTimeLag: 'The time lag is unknown.',
    lagHint: 'Records behind, over the partitions whose lag is known',
    state: 'State',
    stateHint: 'As Kafka names it',
    noState: "The group's state is unknown.",
    noCommit: 'No commit',
    noCommitHint: 'Partitions without a committed offset: their lag is unknown',
    status: 'Status',
    behindBy: 'Behind by',
    lag: 'Lag',
    members: 'Members',
    noMembers: "The group's members are unknown.",
    committed: 'Committed',
    noCommitHere: 'No offset is committed for this partition.',
    noLogEnd: 'No source reports where the log of this partition ends.',
    noOffsets: 'The group has no offsets and no members on any topic.',
    noCommits: 'No offset is committed on any partition: the lag is unknown.',
    noLogEnds: "No source reports where the partitions' logs end: the lag is unknown.",
    noBoth: 'No partition has both a committed offset and a known end of its log: the lag is unknown.',
    noLogStart: 'No source reports where the log of this partition begins.',
    notFalling: 'The lag of one partition at least is not falling.',
  },
  group: {
    onNoTopic: 'On no topic',
    numbers: 'The group in numbers',
    steady: 'steady',
    farthest: 'farthest partition',
    pace: 'at the pace of 1 min',
    allCommitted: 'all with a commit',
    filter: 'Filter partitions',
    /** @param {'rising' | 'falling'} way @param {string} rate */
    way: (way, rate) => `${way} ${rate}/s`,
    /** @param {string} n */
    withoutCommit: (n) => `${n} without a commit`,
    /** @param {string} name */
    topicsOf: (name) => `Topics of ${name}`,
  },
  broker: {
    /** @param {string} clock */
    away: (clock) => `. Away: last heard of at ${clock}; its numbers are unknown.`,
    /** @param {string} name */
    rack: (name) => `rack ${name}`,
    numbers: 'The broker in numbers',
    toConsumers: 'to consumers',
    ofThoseLed: 'of those it leads',
    failedRequests: 'Failed requests/s',
    againstCollector: "against the collector's",
    /** @param {string} rate */
    recordsASecond: (rate) => `${rate} records a second`,
    /** @param {string} n */
    ofReplicas: (n) => `of ${counted(n, 'replica', 'replicas')} held`,
    /** @param {string} rate */
    failedFetch: (rate) => `produce; fetch ${rate}`,
    /** @param {string} n */
    meanOf: (n) => `of ${counted(n, 'request', 'requests')} in 10 s`,
    /** @param {string} share */
    networkThreads: (share) => `network threads ${share}`,
    /** @param {string} all */
    of: (all) => `of ${all}`,
    /** @param {string} share @param {string} all */
    diskFull: (share, all) => `disk ${share} of ${all} full`,
  },
  brokers: {
    state: 'State',
    produceTime: 'Produce time',
    fetchTime: 'Fetch time',
    leaders: 'Leaders',
    handlersIdle: 'Handlers idle',
    logs: 'Logs',
    clock: 'Clock',
    /** @param {string} clock */
    awaySince: (clock) => `The broker is away; it was last heard of at ${clock}.`,
    notReported: 'This broker does not report it.',
    name: 'Broker',
    bytesInHint: 'Appended a second, as leader',
    bytesOutHint: 'Sent to consumers a second',
    produceTimeHint: 'Mean of all produce requests of the last ten seconds',
    fetchTimeHint: "Mean of all consumers' fetch requests of the last ten seconds; waiting for data included",
    handlersHint: 'Request handler threads, over ten seconds',
    networkIdle: 'Network idle',
    leadersHint: 'Partitions led',
    replicasHeld: 'Replicas held',
    underHint: 'Led here with a replica out of sync',
    logsHint: 'All replicas held',
    diskFull: 'Disk full',
    diskHint: 'Of the disks below the logs, whoever fills them',
    threads: 'Threads',
    failedProduce: 'Failed prod.',
    failedFetch: 'Failed fetch',
    clockHint: "How far its clock is ahead of the collector's; its times are corrected by that",
    inStep: 'in step',
    noPlugin: 'no plugin',
    noPluginHint: 'The plugin does not report from this broker.',
    /** @param {string} time @param {boolean} ahead */
    offClock: (time, ahead) => `${time} ${ahead ? 'ahead' : 'behind'}`,
    up: 'up',
    away: 'away',
    controller: 'controller',
    /** @param {string} clock */
    lastHeard: (clock) => `Last heard of at ${clock}.`,
    produceTimeTitle: 'Where produce requests spend their time',
    fetchTimeTitle: "Where consumers' fetch requests spend their time",
    meanOfTen: 'mean of ten seconds',
    noRequest: 'No such request in the last ten seconds.',
    /** @param {string | number} id */
    numbered: (id) => `Broker ${id}`,
    none: 'No brokers known',
    noneText: 'Neither the plugin nor the collector has named one yet.',
    filter: 'Filter brokers',
    skewIn: 'bytes in',
    skewOut: 'bytes out',
    skewLeaders: 'leaders',
    /** @param {string[]} parts */
    busiest: (parts) => `the busiest over the mean: ${parts.join(', ')}`,
  },
  phases: {
    queue: 'Queue',
    queueHint: 'waiting for a request handler',
    local: 'Local',
    localHint: 'worked on by the leader',
    remote: 'Remote',
    remoteHint: 'waiting for followers, or for data',
    response: 'Response',
    responseHint: 'waiting for a network thread',
    send: 'Send',
    sendHint: 'sent to the client',
  },
  board: {
    cluster: 'The cluster',
    topic: 'A topic',
    group: 'A group',
    broker: 'A broker',
    addPanel: 'Add a panel',
    ofWhat: 'Of what',
    lists: 'Lists and numbers',
    which: 'Which',
    add: 'Add',
    name: 'Name',
    save: 'Save as a file (JSON)',
    copy: 'Copy as JSON',
    import: 'Import…',
    anew: 'Begin anew',
    replaceByExample: 'Replace this dashboard by the example?',
    share: 'Share this dashboard',
    theDashboard: 'The dashboard',
    noCopy: "This browser doesn't let the page copy: save it as a file.",
    importTitle: 'Import a dashboard',
    replaceMine: 'Replace mine by it',
    nothingImported: 'Nothing was imported.',
    fromFile: 'From a file',
    asText: 'or as text',
    chart: 'Chart',
    help: 'Arrows move it, with Shift they size it.',
    narrower: 'Narrower',
    wider: 'Wider',
    lower: 'Lower',
    higher: 'Higher',
    remove: 'Remove',
    /** @param {string} title @param {boolean} first */
    atEnd: (title, first) => `${title} is ${first ? 'the first' : 'the last'}.`,
    /** @param {string} title @param {number} n @param {number} all */
    place: (title, n, all) => `${title}: place ${n} of ${all}.`,
    /** @param {string} title @param {number} width @param {number} height */
    size: (title, width, height) => `${title}: ${width} of 12 columns wide, ${height} high.`,
    /** @param {string} title @param {string} help */
    move: (title, help) => `Move ${title}. ${help}`,
    /** @param {string} help */
    drag: (help) => `Drag to move. ${help}`,
    /** @param {string} what @param {string} title */
    titled: (what, title) => `${what}: ${title}`,
    nameOf: 'Name of the dashboard',
    done: 'Done',
    edit: 'Edit',
    empty: 'Empty',
    noPanels: 'No panels yet',
    addSome: 'Add some',
    example: 'Begin with an example',
    mine: 'My dashboard',
  },
  links: {
    limits: 'The limits shown are those of the link; yours are kept as they are.',
    board: 'This dashboard is that of the link; yours is kept as it is.',
    badLimits: 'The limits of this link are not understood: yours hold.',
    badBoard: 'The dashboard of this link can not be shown: you see your own.',
    broken: 'The link is damaged: a part of it is missing.',
    /** @param {number} most */
    tooLong: (most) => `Its dashboard takes more than ${most} characters.`,
    tooLarge: 'This dashboard is too large for a link: save it as a file.',
    keep: 'Keep as mine',
    leave: 'Show mine',
    replaceMine: 'Replace your dashboard by that of the link?',
  },
  missing: {
    /** @param {'topic' | 'group' | 'broker'} what */
    none: (what) => `There is no ${what} of this name`,
    /** @param {'topic' | 'group' | 'broker'} what */
    all: (what) => `All ${what}s`,
    why: 'It may have been deleted, or the link is of another cluster.',
  },
};

export default Object.freeze(texts);
