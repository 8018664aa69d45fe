// What the journal's names say in words. A name that is not here yet is shown by its module, never as a bare code alone.

const sentences: Record<string, string> = {
  'access.addAccounts': '批量新建账号',
  'access.addDuties': '批量授予职责',
  'access.changePassword': '修改自己的密码',
  'access.disable': '停用账号',
  'access.enable': '启用账号',
  'access.enrolSecondFactor': '绑定动态口令',
  'access.grantDuty': '授予职责',
  'access.makeAccount': '新建账号',
  'access.resetPassword': '重置密码',
  'access.revokeDuty': '收回职责',
  'access.revokeSessions': '结束登录',
  'access.signIn': '登录',
  'access.signInRefused': '登录未通过',
  'access.signOut': '退出',
  'access.unlock': '解锁账号',
  'audit.look': '查看受保护的内容',
  'evaluation.changeMethod': '修改评价的计算方法',
  'evaluation.end': '结束评价',
  'evaluation.installModel': '装入指标体系',
  'evaluation.make': '新建评价',
  'evaluation.makeModel': '起草指标体系新版本',
  'evaluation.publish': '公布评价结果',
  'evaluation.saveModel': '保存指标体系草稿',
  'evaluation.compute': '计算评价结果',
  'evaluation.decideExpert': '决定专家是否计入',
  'evaluation.expertLink': '查看专家链接',
  'evaluation.handIn': '专家交卷',
  'evaluation.inviteExperts': '邀请专家',
  'evaluation.publishResult': '公布结果内容',
  'evaluation.withdrawExpert': '撤回专家邀请',
  'evaluation.openImprovement': '立改进任务',
  'evaluation.noteImprovement': '记改进进展',
  'evaluation.reportImprovement': '报改进完成',
  'evaluation.confirmImprovement': '确认改进完成',
  'evaluation.sendBackImprovement': '退回改进任务',
  'evaluation.dropImprovement': '撤销改进任务',
  'grid.addAppointments': '批量任职',
  'grid.addAreas': '导入区域',
  'grid.addUnits': '导入单位',
  'grid.appoint': '任职',
  'grid.endAppointment': '结束任职',
  'grid.linkAppointment': '任职关联账号',
  'grid.unlinkAppointment': '任职取消关联账号',
  'grid.makeScanCodes': '生成网格码',
  'grid.revokeScanCode': '停用网格码',
  'incidents.accept': '接收事件',
  'incidents.acceptTask': '签收任务',
  'incidents.assign': '交办给部门',
  'incidents.climb': '超时自动上升一级',
  'incidents.close': '结案',
  'incidents.confirmInvalid': '确认作废',
  'incidents.contact': '联系反映人',
  'incidents.correct': '更正记录',
  'incidents.dismissDoubt': '不予作废',
  'incidents.dispatch': '派给网格员',
  'incidents.doubt': '提出作废',
  'incidents.escalate': '上报上一级',
  'incidents.handleSelf': '自行办理',
  'incidents.installProcess': '启用办理流程',
  'incidents.keepPhoto': '上传照片',
  'incidents.note': '记录办理情况',
  'incidents.nothingDue': '到期检查：已无事可办',
  'incidents.openReporter': '查看反映人',
  'incidents.overrule': '异议不成立',
  'incidents.pause': '暂停计时',
  'incidents.plan': '报送方案',
  'incidents.rate': '居民评价',
  'incidents.record': '登记事件',
  'incidents.refuseTask': '对任务提出异议',
  'incidents.reject': '核查不通过',
  'incidents.resolve': '报办结',
  'incidents.resume': '恢复计时',
  'incidents.return': '退回下级',
  'incidents.signOff': '协办签结',
  'incidents.supervise': '督办',
  'incidents.tell': '发出事件消息',
  'incidents.tick': '到期检查',
  'incidents.triage': '研判分流',
  'incidents.uphold': '异议成立',
  'incidents.verify': '核查通过',
  'incidents.warn': '时限提醒',
  'incidents.withdraw': '反映人撤回',
  'matters.changeCalendar': '修改工作日历',
  'matters.install': '启用事项清单',
  'matters.refusedAtGate': '准入拦截',
  'notices.markRead': '消息标为已读',
  'notices.notify': '发出消息',
}

const modules: Record<string, string> = {
  access: '账号',
  audit: '审计',
  grid: '网格底数',
  incidents: '事件',
  matters: '事项',
  notices: '消息',
}

export function sentenceOf(name: string): string {
  const [module = '', verb = ''] = name.split('.')
  return sentences[name] ?? `${modules[module] ?? '其他'}操作（${verb || module}）`
}

/** Who it was: a person by name, or what acted by itself. */
export function actorName(actor: string, names: Record<string, string>, subject = ''): string {
  // Before signing in nobody is anybody yet: whose account it was stands in the subject.
  if (actor === 'system:signIn') return names[subject] ?? '没有这个登录名'
  if (actor.startsWith('system:')) return '系统自动'
  if (actor.startsWith('link:')) return '居民（凭查询链接）'
  if (actor.startsWith('scan:')) return '居民（扫码）'
  return names[actor] ?? '已不在册的账号'
}

/** What a look opened. */
export function partName(part: string): string {
  const parts: Record<string, string> = { reporter: '反映人姓名和电话', photo: '照片原始信息' }
  return parts[part] ?? '受保护的内容'
}
