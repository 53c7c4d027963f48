/** The 500 Han characters that are most frequent in Chinese instructions and articles; tokenizers join them into words. */
const characters =
  "的一如是和有法在用以行可中人何个为请要能些定我据下不方对哪出了这于分应文进您数理果并关提么生时成来需" +
  "使你合性会发现问国过体等同情其什上因或自地最子学解们作到该律规保确者公机根将当工给件本产动实程经类建" +
  "通技权他后大相题新议前推民家影度事型化婚面术意高疗更治明与语得算查此证具表所多年业种务处物案计式常否" +
  "系正内好品间户病重点及模检制包习电部况决利司名感之选院认列述主它供别取状被力目诉荐效信求然期天全向说" +
  "条场结未值量吗但症适原设任小交离器入加析图智项商还代参改篇去患景特而第网资开例注市某女标近指助手基样" +
  "接章写没起字息段统比括政无响持社则也示心外变存共想三护言科考安准评管输预测道优医展财位看从单构由判简" +
  "调款协养区游帮活支素平回两食序句描断细受就介已识义记怎血转领长日费先价旅组格口师错少讼知绍己股流投虑" +
  "话都服金那致域论势身房员练训容环份采承举集片收美十施次告属修非责率孩传罪健形报导复票较张益配立销诊视" +
  "像几质照运置达除典闻买球首里误见创步二维险节直答释音备功询审让气划刑失风历客策且编际完词肝络录符做每" +
  "车强验色必命免甲购水门境申联执很约营岁试书引择深减华月抚反元药限史态即措再担令够消造双害按偿着只教译";

const first = 0x4e00;
const frequent = new Uint8Array(0xa000 - first);
for (let i = 0; i < characters.length; i++) frequent[characters.charCodeAt(i) - first] = 1;

/** True for the 500 most frequent Han characters. */
export function isFrequentHan(code: number): boolean {
  return frequent[code - first] === 1;
}
