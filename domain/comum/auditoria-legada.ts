/** The log of the system that was here before, as a table in text (TR 6.2; docs/formatos/auditoria-legada.md): what each line says, or all that is wrong with it. */
import { ehDataCivil } from './data-civil.ts';
import type { ColunasPedidas } from './ler-csv.ts';

export type CampoDoLegado = 'em' | 'usuario' | 'funcao' | 'acao' | 'objeto' | 'antes' | 'depois' | 'ip' | 'terminal';

export const COLUNAS_DO_LEGADO: ColunasPedidas<CampoDoLegado> = {
  obrigatorias: ['em', 'usuario', 'funcao', 'acao'],
  titulos: { em: 'data e hora', usuario: 'usuário', funcao: 'função', acao: 'ação', objeto: 'objeto', antes: 'antes', depois: 'depois', ip: 'ip', terminal: 'terminal' },
  nomes: {
    em: ['dataehora', 'datahora'],
    usuario: ['usuario', 'login'],
    funcao: ['funcao', 'tela', 'programa'],
    acao: ['acao', 'operacao'],
    objeto: ['objeto', 'chave', 'registro'],
    antes: ['antes', 'valoranterior'],
    depois: ['depois', 'valornovo'],
    ip: ['ip', 'enderecoip'],
    terminal: ['terminal', 'estacao', 'maquina'],
  },
};

/** `em`: `AAAA-MM-DD HH:MM:SS` of America/Sao_Paulo, which had summer time until 2019: the database knows when. */
export interface AtoLegado {
  readonly em: string;
  readonly usuario: string;
  readonly funcao: string;
  readonly acao: string;
  readonly objeto: string | null;
  readonly antes: string | null;
  readonly depois: string | null;
  readonly ip: string | null;
  readonly terminal: string | null;
}

/** As the CHECKs of comum.auditoria_legada. */
const MAXIMOS = { usuario: 120, funcao: 120, acao: 120, objeto: 200, antes: 20_000, depois: 20_000, terminal: 200 } as const;
const TEXTOS = Object.keys(MAXIMOS) as (keyof typeof MAXIMOS)[];

interface DeFora {
  /** Now, as `AAAA-MM-DD HH:MM:SS` of America/Sao_Paulo: what is later than this was not done there. */
  readonly agora: string;
  readonly ehIp: (texto: string) => boolean;
}

/** `recusar` hears each field that is wrong; then what is answered is not to be kept. */
export function lerAtoLegado(celulas: readonly string[], onde: ReadonlyMap<CampoDoLegado, number>, { agora, ehIp }: DeFora, recusar: (campo: CampoDoLegado, mensagem: string) => void): AtoLegado {
  const celula = (campo: CampoDoLegado): string | null => celulas[onde.get(campo) ?? -1] || null;
  const escrito = celula('em') ?? '';
  const em = lerMomento(escrito);
  if (em === undefined) recusar('em', `"${escrito.slice(0, 40)}" não é uma data com hora. Escreva como 31/12/2020 08:15:00 ou 2020-12-31 08:15:00, no horário de Brasília.`);
  else if (em > agora) recusar('em', `${escrito} ainda não chegou. Confira o dia, o mês e o ano.`);
  const textos = { usuario: celula('usuario'), funcao: celula('funcao'), acao: celula('acao'), objeto: celula('objeto'), antes: celula('antes'), depois: celula('depois'), terminal: celula('terminal') };
  for (const campo of TEXTOS) {
    const texto = textos[campo];
    if (texto === null) {
      if (COLUNAS_DO_LEGADO.obrigatorias.includes(campo)) recusar(campo, 'está em branco. Escreva o que o sistema anterior registrou; se ele não registrou, escreva "não registrado".');
    } else if (texto.length > MAXIMOS[campo]) recusar(campo, `tem ${texto.length} letras, e cabem ${MAXIMOS[campo]}. Resuma, e guarde o original com o arquivo.`);
    else if (texto.includes('\0')) recusar(campo, 'tem um caractere nulo. Apague-o e grave de novo.');
  }
  const ip = celula('ip');
  if (ip !== null && !ehIp(ip)) recusar('ip', `"${ip.slice(0, 60)}" não é um endereço IP. Escreva como 10.2.3.4, ou deixe em branco e use a coluna terminal.`);
  return { ...textos, em: em ?? '', usuario: textos.usuario ?? '', funcao: textos.funcao ?? '', acao: textos.acao ?? '', ip };
}

const BRASILEIRO = /^(\d{1,2})\/(\d{1,2})\/(\d{4})[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,6})?)?$/;

function lerMomento(texto: string): string | undefined {
  const br = BRASILEIRO.exec(texto);
  const partes = br === null ? ISO.exec(texto) : [br[0], br[3], br[2], br[1], br[4], br[5], br[6]];
  if (partes === null) return undefined;
  const [, ano = '', mes = '', dia = '', hora = '', minuto = '', segundo = '00'] = partes;
  const data = `${ano}-${mes.padStart(2, '0')}-${dia.padStart(2, '0')}`;
  if (!ehDataCivil(data) || Number(hora) > 23 || Number(minuto) > 59 || Number(segundo) > 59) return undefined;
  return `${data} ${hora.padStart(2, '0')}:${minuto}:${segundo}`;
}
