/**
 * The shapes that the server sends, and the page's own state. `Num` is null where a value is unknown: absent is not zero.
 *
 * @typedef {number | null} Num
 * @typedef {Record<string, string>} Unknown reasons, by the path of what is null
 *
 * @typedef {{ produceRate: Num, fetchRate: Num, produceBytes: Num, fetchBytes: Num }} Throughput
 * @typedef {{ produceP50: Num, produceP95: Num, produceP99: Num, fetchP50: Num, fetchP95: Num, fetchP99: Num }} Latency
 *
 * @typedef {{ partition: number, currentOffset: Num, logEndOffset: Num, lag: Num }} PartitionLag
 * @typedef {{ topic: string, totalLag: Num, partitionLags: PartitionLag[] }} TopicLag
 * @typedef {{ groupId: string, totalLag: Num, topicLags: TopicLag[] }} ConsumerLag
 *
 * @typedef {object} ClusterHealth
 * @property {Num} activeConnections
 * @property {Num} totalTopics
 * @property {Num} totalPartitions
 * @property {Num} totalConsumers group members
 * @property {Num} diskUsageBytes
 * @property {Num} memoryUsageBytes
 * @property {Num} goroutineCount live JVM threads
 *
 * @typedef {{ fromMillis: number, stepMillis: number, [series: string]: number | Num[] }} Chunk
 *   some seconds of some series, as `recent` carries them
 *
 * @typedef {object} Metrics the object that is pushed
 * @property {Throughput} throughput
 * @property {Latency} latency seconds
 * @property {readonly TopicRow[]} topics those of which this second is known
 * @property {ConsumerLag[]} consumerLags
 * @property {ClusterHealth} clusterHealth
 * @property {number} timestamp Unix seconds
 * @property {string} [clusterId]
 * @property {number} [atMillis]
 * @property {Unknown} [unknown]
 * @property {Chunk | null} [recent]
 * @property {Problem[]} [unreachable] brokers that don't answer, known also while `atMillis` stands still
 *
 * @typedef {{ fromMillis: number, stepMillis: number, points: Num[] }} Series
 * @typedef {{ produceRate: Series, fetchRate: Series, produceBytes: Series, fetchBytes: Series, unknown: Unknown }} ThroughputView
 * @typedef {{ p50Series: Series, p95Series: Series, p99Series: Series }} LatencyRow
 * @typedef {{ kind: 'exact' | 'approximate' | 'unknown', reason: string | null, produce: LatencyRow, fetch: LatencyRow }} LatencyView
 *
 * @typedef {{ millis: Num, bound: 'exact' | 'about' | 'atLeast' | 'unknown', reason: string | null }} TimeLag
 * @typedef {'UNKNOWN' | 'OK' | 'WARN' | 'REWIND' | 'STALL' | 'STOP' | 'ERR'} LagStatus
 *
 * @typedef {object} PartitionLagRow
 * @property {number} partition
 * @property {Num} currentOffset
 * @property {Num} logEndOffset
 * @property {Num} lag
 * @property {TimeLag} timeLag
 * @property {LagStatus} status
 * @property {string} rule
 *
 * @typedef {{ topic: string, totalLag: Num, timeLag: TimeLag, status: LagStatus, withoutCommit: number, rule?: string | null,
 *   partitionCount?: number, partitions?: PartitionLagRow[] }} TopicLagRow `partitions` only of the one group shown
 *
 * @typedef {object} TopicRow
 * @property {string} name
 * @property {boolean} internal
 * @property {number} partitions
 * @property {Num} replicationFactor
 * @property {Num} totalMessages
 * @property {Num} totalBytes
 * @property {Num} replicaBytes
 * @property {Throughput} rates
 * @property {number} underReplicated
 * @property {number} offline
 * @property {Num} skew records of the largest partition over the mean
 * @property {string[]} groups
 * @property {Num} maxLag
 * @property {Series | null} recentProduceRate
 * @property {number} [seq] grows when the row changes, for it may stay the same object
 *
 * @typedef {{ partition: number, leader: Num, replicas: number, isr: number, logStartOffset: Num, logEndOffset: Num,
 *   sizeBytes: Num, replicaBytes: Num }} PartitionRow
 *
 * @typedef {{ atMillis: number, topic: TopicRow, partitionRows: PartitionRow[], produceRate: Series | null,
 *   fetchRate: Series | null, produceBytes: Series | null, fetchBytes: Series | null }} TopicDetail
 *
 * @typedef {{ count: Num, queue: Num, local: Num, remote: Num, response: Num, send: Num }} PhaseRow mean seconds
 *
 * @typedef {object} GroupRow
 * @property {string} groupId
 * @property {string | null} state
 * @property {Num} members
 * @property {Num} totalLag
 * @property {TimeLag} timeLag
 * @property {LagStatus} status
 * @property {string} rule
 * @property {Num} clearSeconds
 * @property {number} withoutCommit
 * @property {TopicLagRow[]} topics
 * @property {Series | null} recentLag
 *
 * @typedef {{ severity: 'warning' | 'error', code: string, text: string, atMillis?: number }} Problem
 *
 * @typedef {object} BrokerRow
 * @property {number} brokerId
 * @property {string} host
 * @property {string | null} rack
 * @property {boolean} present
 * @property {boolean} controller
 * @property {boolean} plugin
 * @property {number} seenMillis
 * @property {Throughput | null} rates
 * @property {PhaseRow | null} produceTime
 * @property {PhaseRow | null} fetchTime
 * @property {Num} activeConnections
 * @property {Num} requestHandlerIdleRatio
 * @property {Num} networkIdleRatio
 * @property {Num} underReplicatedPartitions
 * @property {Num} leaderCount
 * @property {Num} partitionCount
 * @property {Num} heapUsedBytes
 * @property {Num} heapMaxBytes
 * @property {Num} failedProduceRate
 * @property {Num} failedFetchRate
 * @property {Num} threadCount
 * @property {Num} logBytes
 * @property {Num} diskTotalBytes
 * @property {Num} diskUsableBytes
 * @property {Num} clockOffsetMillis
 * @property {Unknown} unknown
 *
 * @typedef {object} Health
 * @property {'ok' | 'warning' | 'error' | 'unknown'} status
 * @property {Problem[]} problems
 * @property {BrokerRow[]} brokers
 * @property {Num} controllerId
 * @property {Num} internalTopics
 * @property {Num} internalPartitions
 * @property {Num} totalGroups
 * @property {Num} memoryMaxBytes
 * @property {Num} diskTotalBytes
 * @property {Num} diskUsableBytes
 * @property {Num} underReplicated
 * @property {Num} offline
 * @property {Unknown} unknown
 *
 * @typedef {'connecting' | 'starting' | 'waiting' | 'choosing' | 'gone' | 'live' | 'lost' | 'unauthorised'} Phase
 *
 * @typedef {object} Connection
 * @property {Phase} phase
 * @property {number} sinceMillis when this phase began, by this machine's clock
 * @property {number | null} retryAtMillis when the next attempt is due; null when none is
 * @property {string} detail what the server or the network said
 *
 * @typedef {object} State all that the page shows
 * @property {Connection} connection
 * @property {readonly string[]} clusters those that the server watches
 * @property {string | null} cluster the one shown; null until that is decided, and where the server names none
 * @property {boolean} past whether a replay is shown, not the present
 * @property {Metrics | null} metrics the last good push
 * @property {number} receivedMillis when it came, by this machine's clock
 * @property {number} advancedMillis when its event time last moved on, by this machine's clock
 * @property {number} seriesVersion grows whenever the series change
 * @property {string | null} badMessage why the last push was not understood
 * @property {string | null} viewError why groups or health could not be read
 * @property {GroupRow[] | null} groups null until first read
 * @property {Health | null} health null until first read
 * @property {number} viewsMillis when groups and health were last read, by this machine's clock
 * @property {string | null} latencyNote why the percentiles are only approximate; null when they are exact
 */
export {};
