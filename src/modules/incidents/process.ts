// Version 1 of the process table: who may do what, in which state, at which level. It is data: it is stored in the
// database with its version, and a running incident finishes under the version it began with.
import { type DeskLevel, deskLevels, type Need, type Party, type Process, type State, type StepName } from './model.ts'

const all: DeskLevel[] = [...deskLevels]
const upper: DeskLevel[] = ['township', 'district']
const owed: State[] = [
  'reported',
  'triaged',
  'escalated',
  'dispatched',
  'adjudicating',
  'handling',
  'resolved',
  'verified',
  'reopened',
  'doubted',
]
const working: State[] = ['dispatched', 'adjudicating', 'handling']

type Row = [StepName, string, State[], Party[], DeskLevel[], State | 'same' | 'settle', Need[], 'public' | 'inside']

// step, name, from, by, levels, to, needs, shown to the resident. A step may have several rows: any one that fits will do.
const rows: Row[] = [
  ['record', '登记', [], ['grid', 'desk', 'reporter'], all, 'reported', ['text'], 'public'],
  ['triage', '受理分类', ['reported', 'reopened'], ['desk'], all, 'triaged', ['matter'], 'public'],
  ['accept', '接收上报', ['escalated'], ['desk'], upper, 'triaged', [], 'public'],
  ['return', '退回下级', ['escalated'], ['desk'], upper, 'reported', ['text'], 'inside'],
  ['escalate', '上报上一级', ['triaged'], ['desk'], ['community', 'township'], 'escalated', ['text'], 'public'],
  ['handleSelf', '本级先办', ['triaged'], ['desk'], all, 'handling', [], 'public'],
  ['dispatch', '派给网格员', ['triaged'], ['desk'], all, 'dispatched', ['matter', 'worker'], 'public'],
  ['assign', '交办部门', ['triaged'], ['desk'], upper, 'dispatched', ['lead'], 'public'],
  ['acceptTask', '签收', working, ['lead', 'assist'], all, 'settle', ['task'], 'public'],
  ['refuseTask', '不属我方，提异议', working, ['lead', 'assist'], all, 'settle', ['task', 'text'], 'inside'],
  ['uphold', '异议成立', ['adjudicating'], ['desk'], all, 'settle', ['task', 'text'], 'inside'],
  ['overrule', '异议不成立', ['adjudicating'], ['desk'], all, 'settle', ['task', 'text'], 'inside'],
  ['contact', '联系反映人', owed, ['desk', 'lead', 'assist', 'grid'], all, 'same', ['text'], 'public'],
  ['plan', '反馈方案', ['handling'], ['lead'], all, 'same', ['text'], 'public'],
  ['note', '记录进展', owed, ['desk', 'above', 'lead', 'assist', 'grid'], all, 'same', ['text'], 'inside'],
  ['signOff', '协办签结', working, ['assist'], all, 'same', ['task', 'text'], 'inside'],
  ['resolve', '报办结', ['handling'], ['lead'], all, 'resolved', ['text'], 'public'],
  ['verify', '核查通过', ['resolved'], ['desk', 'above', 'grid'], all, 'verified', ['text'], 'public'],
  ['reject', '核查不通过', ['resolved'], ['desk', 'above', 'grid'], all, 'handling', ['text'], 'public'],
  ['close', '结案', ['verified'], ['desk'], all, 'closed', ['text'], 'public'],
  ['rate', '评价', ['closed'], ['reporter'], all, 'same', ['score'], 'public'],
  ['withdraw', '撤回', ['reported', 'triaged', 'escalated', 'reopened'], ['reporter'], all, 'withdrawn', [], 'public'],
  ['doubt', '拟作废', ['reported', 'triaged', 'reopened'], ['above'], all, 'doubted', ['text'], 'inside'],
  ['doubt', '拟作废', ['reported', 'triaged', 'reopened'], ['desk'], upper, 'doubted', ['text'], 'inside'],
  ['confirmInvalid', '确认作废', ['doubted'], ['above'], all, 'invalid', ['text'], 'public'],
  ['confirmInvalid', '确认作废', ['doubted'], ['desk'], upper, 'invalid', ['text'], 'public'],
  ['dismissDoubt', '不作废，继续办', ['doubted'], ['above'], all, 'reported', ['text'], 'inside'],
  ['dismissDoubt', '不作废，继续办', ['doubted'], ['desk'], upper, 'reported', ['text'], 'inside'],
  ['supervise', '督办', owed, ['above'], all, 'same', ['supervision', 'text'], 'inside'],
  ['supervise', '督办', owed, ['desk'], upper, 'same', ['supervision', 'text'], 'inside'],
  ['pause', '暂停计时', ['triaged', 'dispatched', 'handling'], ['above'], all, 'same', ['text'], 'public'],
  ['pause', '暂停计时', ['triaged', 'dispatched', 'handling'], ['desk'], upper, 'same', ['text'], 'public'],
  ['resume', '恢复计时', owed, ['above'], all, 'same', ['text'], 'public'],
  ['resume', '恢复计时', owed, ['desk'], upper, 'same', ['text'], 'public'],
  ['correct', '更正', ['closed'], ['desk'], all, 'same', ['text'], 'public'],
  ['warn', '到点提醒', owed, ['clock'], all, 'same', [], 'inside'],
  ['climb', '超时升级', owed, ['clock'], all, 'same', [], 'inside'],
]

export const processOne: Process = {
  version: 1,
  maxReturns: 2,
  rateDays: 15,
  warnings: [50, 80, 100, 150, 200],
  rules: rows.map(([step, name, from, by, levels, to, needs, shown]) => ({
    step,
    name,
    from,
    by,
    levels,
    to,
    needs,
    public: shown === 'public',
  })),
}
