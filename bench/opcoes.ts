import { parseArgs } from 'node:util';

export interface Opcoes {
  readonly ligacoes: number;
  readonly rodadas: number;
  /** Where the server and the town are kept for the next run; null: nowhere. */
  readonly dados: string | null;
  readonly plataforma: boolean;
  /** Only what access costs. */
  readonly acesso: boolean;
  readonly historico: boolean;
}

export const AJUDA = `npm run bench -- [opções]
  --ligacoes N     tamanho da cidade (18.000)
  --completo       180.000 ligações, 20 ciclos de grupo, e a plataforma inteira
  --rodadas N      rodadas medidas (5; com --completo, 3)
  --plataforma     mede também a plataforma local inteira
  --acesso         mede só o custo do acesso: a porta de uma rota, e 400 pessoas ao mesmo tempo
  --dados PASTA    guarda o servidor e a cidade nessa pasta, para a próxima vez começar logo
  --sem-historico  não acrescenta a linha a bench/historico.jsonl`;

const COMPLETO = 180_000;
const RAPIDO = 18_000;

function numero(texto: string | undefined, padrao: number, nome: string): number {
  const valor = Number(texto ?? padrao);
  if (!Number.isSafeInteger(valor) || valor < 1) throw new Error(`--${nome} espera um número inteiro maior que zero`);
  return valor;
}

/** @throws Error in Portuguese on what is not an option */
export function lerOpcoes(argumentos: readonly string[]): Opcoes | 'ajuda' {
  const { values } = parseArgs({
    args: [...argumentos],
    options: {
      ligacoes: { type: 'string' },
      completo: { type: 'boolean' },
      rodadas: { type: 'string' },
      plataforma: { type: 'boolean' },
      acesso: { type: 'boolean' },
      dados: { type: 'string' },
      'sem-historico': { type: 'boolean' },
      ajuda: { type: 'boolean' },
    },
  });
  if (values.ajuda === true) return 'ajuda';
  const completo = values.completo === true;
  return {
    ligacoes: numero(values.ligacoes, completo ? COMPLETO : RAPIDO, 'ligacoes'),
    rodadas: numero(values.rodadas, completo ? 3 : 5, 'rodadas'),
    acesso: values.acesso === true,
    dados: values.dados ?? null,
    plataforma: completo || values.plataforma === true,
    historico: values['sem-historico'] !== true,
  };
}
