/** Figures for `/metrics`, in Prometheus' text format. */
export interface Metrics {
  turn(seconds: number): void;
  sent(count: number): void;
  refused(code: number): void;
  /** The page; `outboxPending` is read when asked. */
  text(outboxPending: number): string;
}

/** Makes the counters of one school. */
export function createMetrics(): Metrics {
  let turns = 0;
  let turnSeconds = 0;
  let sent = 0;
  const refused = new Map<number, number>();
  return {
    turn(seconds) {
      turns += 1;
      turnSeconds += seconds;
    },
    sent(count) {
      sent += count;
    },
    refused(code) {
      refused.set(code, (refused.get(code) ?? 0) + 1);
    },
    text: (outboxPending) =>
      [
        '# TYPE bot_turns_total counter',
        `bot_turns_total ${turns}`,
        '# TYPE bot_turn_seconds summary',
        `bot_turn_seconds_sum ${turnSeconds}`,
        `bot_turn_seconds_count ${turns}`,
        '# TYPE bot_sent_total counter',
        `bot_sent_total ${sent}`,
        '# TYPE bot_refused_total counter',
        ...[...refused].map(([code, count]) => `bot_refused_total{code="${code}"} ${count}`),
        '# TYPE bot_outbox_pending gauge',
        `bot_outbox_pending ${outboxPending}`,
        '',
      ].join('\n'),
  };
}
