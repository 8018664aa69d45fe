// What stands behind every figure of a result (F122): who answers for it, how it is computed, where it comes from, how often,
// and what it does not say. In plain words; whoever sees a number can open this.
import type { Definition } from '../model.ts'

const answers = '本次评价的有效答卷'
const panel = '本次评价里计入的专家判断'
const each = '每次计算结果时'

/** `by` is who answers for the figure: the district's centre unless said otherwise. */
const define = (
  name: string,
  formula: string,
  source: string,
  caveat: string,
  frequency = each,
  owner = '区社会治理中心',
): Definition => ({ name, owner, formula, source, frequency, caveat })

export const definitions = {
  score: define(
    '总分（综合得分）',
    '由下往上逐层加权：先把每项指标的隶属度按权重合成，再用各等级的分值加权平均。算子用加权平均型、等级分值等距时，等于各指标均分的加权平均。',
    `${answers}和${panel}`,
    '总分依赖权重。权重换一组，总分会变；请同时看“去掉任一专家”的范围。',
  ),
  nodeScore: define(
    '指标（维度）得分',
    '隶属度乘以各等级分值再相加，除以隶属度之和。下一层按权重合成上一层。',
    `${answers}和${panel}`,
    '相差很小的两项可能只是误差，要看“在误差之内”的说明。',
  ),
  mean: define(
    '均分',
    '答卷按等级分值求平均：非漏答的分值之和除以非漏答份数。反向题已经倒过来。',
    answers,
    '漏答的不计入分母，份数见 n。',
  ),
  sd: define(
    '标准差',
    '各份答卷与均分之差的平方和，除以份数减一，再开方。',
    answers,
    '标准差大，说明大家看法分歧大，不说明工作好坏。',
  ),
  interval: define(
    '误差范围（95% 区间）',
    '均分加减 1.96 × 标准差 ÷ 份数的平方根。',
    answers,
    '只反映抽样误差，不反映谁没有来答、题目怎么问。',
  ),
  n: define('份数 n', '该题（或该组）没有漏答的有效答卷数。', answers, '少于起点份数的组不显示。'),
  weight: define(
    '权重（同级）',
    '专家两两比较得到判断矩阵，按选定方法（默认特征向量法）求出，同级之和为 1。',
    panel,
    '没有专家计入时才用随指标体系带来的示例权重，并会写明。',
  ),
  globalWeight: define('总权重', '从总目标到该指标，一路的同级权重相乘。', panel, '最下层各指标的总权重之和为 1。'),
  spread: define('专家分歧', '各位专家单独的权重之标准差。', panel, '分歧大时，看“去掉任一专家”后权重的最低和最高。'),
  range: define(
    '去掉任一专家的范围',
    '依次去掉一位专家重算，取最低和最高。',
    panel,
    '范围窄，说明结果不靠某一位专家。',
  ),
  cr: define(
    '一致性比率 CR',
    '（λmax − n）÷（n − 1）得一致性指标 CI，再除以同阶的随机指标 RI。两项比较时为 0。',
    panel,
    '随机指标表不同，CR 会差一些；用的是哪张表写在“方法”里。超过上限的专家要由人决定是否计入，系统不会自己剔除。',
  ),
  gci: define(
    '几何一致性指标 GCI',
    '2 ÷ ((n−1)(n−2)) 乘以各对判断与权重之比的对数平方和。',
    panel,
    '与 CR 0.1 对应的界限：三项 0.315，四项 0.353，更多 0.370。',
  ),
  lambda: define(
    '最大特征根 λmax',
    '判断矩阵的最大特征值；完全一致时等于项数 n。',
    panel,
    '只用来算一致性，本身没有好坏。',
  ),
  hierarchyCr: define(
    '整个层次的一致性比率',
    '各判断矩阵的 CI 按权重加总，除以 RI 按权重加总。',
    panel,
    '单个矩阵超限时，合起来也可能不超限，两个都要看。',
  ),
  matrix: define(
    '汇总判断矩阵',
    '计入的专家的同一对判断取几何平均（按专家权重）。没填的一对由填了的专家决定。',
    panel,
    '行比列重要几倍；1 是一样重要。',
  ),
  membership: define(
    '隶属度',
    '选各等级的答卷占该题非漏答答卷的份额；往上一层按权重和算子合成。',
    answers,
    '一行各等级之和为 1。它说的是看法的分布，不是另外一个分数。',
  ),
  grade: define(
    '评定等级（最大隶属度）',
    '隶属度最大的那个等级。',
    answers,
    '有效度低于 0.5 时大家的看法太分散，不评等级。',
  ),
  effectiveness: define(
    '最大隶属度的有效度',
    'β ÷ γ：β =（等级数 × 最大隶属度 − 1）÷（等级数 − 1），γ = 2 × 第二大隶属度。',
    answers,
    '1 以上很有效，0.5 至 1 一般，0.5 以下不评等级。',
  ),
  operator: define(
    '四种算子的总分',
    '加权平均、主因素决定、主因素突出、均衡平均四种合成方法各算一遍。',
    `${answers}和${panel}`,
    '除加权平均外，其余三种会丢掉一部分信息，只作对照。',
  ),
  ofBest: define('百分制（占满分）', '总分 ÷ 最高等级分值 × 100。', '总分', '与“拉伸百分制”不是一回事，不能互相比较。'),
  rescaled: define(
    '百分制（拉伸）',
    '（总分 − 最低等级分值）÷（最高 − 最低）× 100。',
    '总分',
    '全部选最低等级时为 0，与“占满分”不能互相比较。',
  ),
  ranking: define(
    '维度排名和相邻差距',
    '按得分从高到低；相邻两个维度用同一批答卷配对比较，给出差和 95% 区间。',
    answers,
    '区间跨过 0 就分不出高低，排名先后不要解读。',
  ),
  acceptability: define(
    '排名稳不稳',
    '随机取一万组维度权重（种子固定），各维度得分不变，看每个维度落在每一名的份额。',
    '各维度得分',
    '排的是得分对总分的贡献在不同权重下的位次，用来看结论靠不靠权重。',
  ),
  difference: define(
    '差异',
    '两组不同的人用韦尔奇检验，同一批人用配对比较；给出差、95% 区间和效应大小。',
    answers,
    '区间跨过 0 记为“在误差之内”。比较很多组时，偶尔会有假的差异。',
  ),
  quadrant: define(
    '重要性—表现四象限',
    '横轴是总权重，纵轴是均分，以各自的平均为界；压线的算高的一边。',
    `${answers}和${panel}`,
    '界线是本次的平均，不是标准线：总会有指标落在“优先改进”旁边。',
  ),
  alpha: define(
    '克朗巴赫 α（信度）',
    'k ÷（k − 1）×（1 − 各题方差之和 ÷ 总分方差），只用答全的答卷。',
    answers,
    '同一选项答到底的人会把 α 抬高，α 高不等于问卷好。0.7 以上通常可用。',
  ),
  spearmanBrown: define(
    '斯皮尔曼—布朗系数',
    '2r ÷（1 + r），r 是两道题的相关系数。',
    answers,
    '只有两道题时 α 不可靠，看这个。',
  ),
  kmo: define(
    'KMO（取样适切性）',
    '相关系数平方和 ÷（相关系数平方和 + 偏相关系数平方和）。',
    answers,
    '三题以上且答全的不少于 100 份才算。0.6 以上才适合做因子分析。',
  ),
  bartlett: define(
    '巴特利特球形检验',
    '检验各题之间是否毫不相关，给出卡方、自由度和 p 值。',
    answers,
    '份数多时几乎总是显著，不能单独说明问卷好。',
  ),
  screening: define(
    '收到、有效和剔除',
    '收到 = 有效 + 剔除；待复核的先算有效，复核后剔除才不算。每一份剔除的都有原因，可以恢复。',
    '全部答卷和筛查记录',
    '筛查规则写在问卷设置里。恢复一份答卷后要重新计算，结果才会变。',
  ),
  period: define(
    '与往期比较',
    '编号相同的指标，用各期均分、标准差、份数做韦尔奇检验。',
    '各期公布的结果；没有公布的用最新一次',
    '各期来答的人可能不同，问卷题目改过的指标不宜硬比。',
  ),
  share: define('份额', '该组有效答卷数 ÷ 全部有效答卷数。', answers, '份额与人口构成不同时，总分会偏向答得多的一边。'),
} satisfies Record<string, Definition>

export type DefinitionKey = keyof typeof definitions
