/** Windows of access in Portuguese: "de segunda a sexta, das 8h às 17h". */
import { diaDaSemana, formatarData, somarDias, type DataCivil, type DiaDaSemana } from '../comum/data-civil.ts';
import type { Recusa } from '../comum/resultado.ts';
import { MINUTOS_DO_DIA, proximaAbertura, type HorarioDeAcesso, type Horas, type Janela, type MomentoCivil } from './janela-de-acesso.ts';

const NOMES: Readonly<Record<DiaDaSemana, string>> = { 0: 'domingo', 1: 'segunda', 2: 'terça', 3: 'quarta', 4: 'quinta', 5: 'sexta', 6: 'sábado' };

/** The week of people begins on Monday, so that "de segunda a domingo" never breaks in the middle of a weekend. */
const SEMANA: readonly DiaDaSemana[] = [1, 2, 3, 4, 5, 6, 0];

/** The windows in the order given, joined by "; ". No windows: any time. */
export function descreverJanelas(janelas: readonly Janela[]): string {
  if (janelas.length === 0) return 'em qualquer dia e horário';
  return janelas.map((janela) => `${descreverDias(janela.dias)}, ${descreverHoras(janela)}`).join('; ');
}

/** "hoje às 8h", "amanhã às 8h", "segunda, 30/11/2026, às 8h". */
export function descreverMomento({ data, minuto }: MomentoCivil, hoje: DataCivil): string {
  const hora = comArtigo('a', minuto);
  if (data === hoje) return `hoje ${hora}`;
  if (data === somarDias(hoje, 1)) return `amanhã ${hora}`;
  return `${NOMES[diaDaSemana(data)]}, ${formatarData(data)}, ${hora}`;
}

/** The refusal of who is outside: `acesso/fora-do-horario`, with the hours and the next opening. */
export function recusaForaDoHorario(horario: HorarioDeAcesso, momento: MomentoCivil): Recusa {
  const abertura = proximaAbertura(horario, momento);
  const quando = abertura === null ? '' : ` O próximo acesso é ${descreverMomento(abertura, momento.data)}.`;
  return {
    codigo: 'acesso/fora-do-horario',
    mensagem: `Seu acesso é permitido ${descreverJanelas(horario.janelas)}.${quando} Se precisar entrar agora, peça uma exceção ao administrador.`,
  };
}

function descreverDias(dias: readonly DiaDaSemana[]): string {
  const trechos: DiaDaSemana[][] = [];
  let aberto = false;
  for (const dia of SEMANA) {
    const contem = dias.includes(dia);
    if (contem && aberto) trechos.at(-1)?.push(dia);
    else if (contem) trechos.push([dia]);
    aberto = contem;
  }
  if (trechos[0]?.length === SEMANA.length) return 'todos os dias';
  return juntar(trechos.flatMap(descreverTrecho));
}

/** Three days in a row are a stretch; two are said one by one. */
function descreverTrecho(dias: readonly DiaDaSemana[]): readonly string[] {
  const [primeiro, ultimo] = [dias[0], dias.at(-1)];
  if (dias.length < 3 || primeiro === undefined || ultimo === undefined) return dias.map((dia) => NOMES[dia]);
  return [`de ${NOMES[primeiro]} a ${NOMES[ultimo]}`];
}

function juntar(partes: readonly string[]): string {
  const ultima = partes.at(-1) ?? '';
  return partes.length < 2 ? ultima : `${partes.slice(0, -1).join(', ')} e ${ultima}`;
}

function descreverHoras({ inicio, fim }: Horas): string {
  if (inicio === 0 && fim === MINUTOS_DO_DIA) return 'o dia todo';
  return `${comArtigo('de', inicio)} ${comArtigo('a', fim)}${fim < inicio ? ' do dia seguinte' : ''}`;
}

/** "das 8h", "às 17h30"; zero and one are singular: "da 0h", "à 1h15". */
function comArtigo(preposicao: 'a' | 'de', minuto: number): string {
  const [hora, minutos] = [Math.floor(minuto / 60), minuto % 60];
  const singular = hora < 2;
  const artigo = preposicao === 'a' ? (singular ? 'à' : 'às') : singular ? 'da' : 'das';
  return `${artigo} ${hora}h${minutos === 0 ? '' : String(minutos).padStart(2, '0')}`;
}
