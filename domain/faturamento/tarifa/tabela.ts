/**
 * A tariff table as the act publishes it, checked once. Four types (TR 14.1 and the tables of other towns): cascade; minimum amount up
 * to a volume, then cascade; fixed amount plus cascade; direct (the price of the band reached × the whole volume).
 * Everything is per economia; {@link calcularLinhas} multiplies by the economias and never divides the volume (TR 14.7).
 */
import { comparar, lerDecimal, ZERO, type Fracao } from '../../comum/fracao.ts';
import { ok, recusa, todos, type Recusa, type Resultado } from '../../comum/resultado.ts';

export const TIPOS_TABELA = ['cascata', 'minimo+cascata', 'fixa+cascata', 'direta'] as const;
export type TipoTabela = (typeof TIPOS_TABELA)[number];

/** One band as data: m³ and reais as decimal strings; `acimaDe` exclusive, `ate` inclusive, null when open. */
export interface DeclaracaoFaixa {
  readonly acimaDe: string;
  readonly ate: string | null;
  readonly preco: string;
}

/** A table as data (a row of the act, a JSON case). Amounts are decimal strings per economia. */
export interface DeclaracaoTabela {
  readonly tipo: TipoTabela;
  readonly faixas: readonly DeclaracaoFaixa[];
  /** Volume billed at least. */
  readonly franquiaM3?: string | null;
  /** `minimo+cascata` only: the amount charged up to `minimoM3`. */
  readonly valorMinimo?: string | null;
  readonly minimoM3?: string | null;
  /** `fixa+cascata` only. */
  readonly valorFixo?: string | null;
}

export interface Faixa {
  readonly acimaDe: Fracao;
  readonly ate: Fracao | null;
  /** Reais per m³. */
  readonly preco: Fracao;
}

/** A checked table: bands without hole or overlap, only the last one may be open. */
export interface Tabela {
  readonly tipo: TipoTabela;
  readonly faixas: readonly Faixa[];
  readonly franquia: Fracao;
  readonly minimo: { readonly valor: Fracao; readonly ate: Fracao } | null;
  readonly fixo: Fracao | null;
}

/** No published table comes near; a longer one is an error of import. */
const MAXIMO_DE_FAIXAS = 100;

/**
 * Checks a table. Refusals: `tarifa/numero-invalido`, `tarifa/valor-negativo`, `tarifa/tipo-desconhecido`, `tarifa/campo-obrigatorio`,
 * `tarifa/campo-indevido`, `tarifa/sem-faixas`, `tarifa/faixas-demais`, `tarifa/faixa-invertida`, `tarifa/lacuna-entre-faixas`,
 * `tarifa/faixas-sobrepostas`, `tarifa/franquia-acima-da-ultima-faixa`.
 */
export function lerTabela(declaracao: DeclaracaoTabela): Resultado<Tabela> {
  if (!TIPOS_TABELA.includes(declaracao.tipo)) {
    return recusa('tarifa/tipo-desconhecido', `O tipo da tabela deve ser um destes: ${TIPOS_TABELA.join(', ')}.`, 'tipo');
  }
  const campos = lerCampos(declaracao);
  if (!campos.ok) return campos;
  const faixas = todos(declaracao.faixas.slice(0, MAXIMO_DE_FAIXAS + 1).map(lerFaixa));
  if (!faixas.ok) return faixas;
  const { franquia, minimo, fixo } = campos.valor;
  const tabela: Tabela = { tipo: declaracao.tipo, faixas: faixas.valor, franquia, minimo, fixo };
  const defeito = defeitoDasFaixas(tabela);
  return defeito ?? ok(tabela);
}

type Negada = { readonly ok: false; readonly erro: Recusa };

function lerNaoNegativo(texto: string, campo: string): Resultado<Fracao> {
  const lido = lerDecimal(texto);
  if (!lido.ok) return recusa('tarifa/numero-invalido', `O número de "${campo}" não é um decimal. Corrija a tabela.`, campo);
  if (lido.valor.numerador < 0n) return recusa('tarifa/valor-negativo', `"${campo}" não pode ser negativo. Corrija a tabela.`, campo);
  return lido;
}

function lerFaixa(faixa: DeclaracaoFaixa, indice: number): Resultado<Faixa> {
  const campo = `faixas.${indice}`;
  const acimaDe = lerNaoNegativo(faixa.acimaDe, `${campo}.acimaDe`);
  if (!acimaDe.ok) return acimaDe;
  const preco = lerNaoNegativo(faixa.preco, `${campo}.preco`);
  if (!preco.ok) return preco;
  if (faixa.ate === null) return ok({ acimaDe: acimaDe.valor, ate: null, preco: preco.valor });
  const ate = lerNaoNegativo(faixa.ate, `${campo}.ate`);
  return ate.ok ? ok({ acimaDe: acimaDe.valor, ate: ate.valor, preco: preco.valor }) : ate;
}

/** A field of another type of table is refused, not ignored: an amount that the town published would silently not be charged. */
function lerCampos(d: DeclaracaoTabela): Resultado<Pick<Tabela, 'franquia' | 'minimo' | 'fixo'>> {
  const exigidos: Readonly<Record<string, boolean>> = {
    valorMinimo: d.tipo === 'minimo+cascata',
    minimoM3: d.tipo === 'minimo+cascata',
    valorFixo: d.tipo === 'fixa+cascata',
  };
  const textos: Readonly<Record<string, string | null>> = {
    valorMinimo: d.valorMinimo ?? null,
    minimoM3: d.minimoM3 ?? null,
    valorFixo: d.valorFixo ?? null,
  };
  for (const [campo, exigido] of Object.entries(exigidos)) {
    if (exigido && textos[campo] === null) return recusa('tarifa/campo-obrigatorio', `A tabela ${d.tipo} precisa de "${campo}".`, campo);
    if (!exigido && textos[campo] !== null) return recusa('tarifa/campo-indevido', `A tabela ${d.tipo} não tem "${campo}".`, campo);
  }
  const lidos = todos(
    [d.franquiaM3 ?? '0', d.valorMinimo ?? '0', d.minimoM3 ?? '0', d.valorFixo ?? '0'].map((texto, i) =>
      lerNaoNegativo(texto, ['franquiaM3', 'valorMinimo', 'minimoM3', 'valorFixo'][i] ?? ''),
    ),
  );
  if (!lidos.ok) return lidos;
  const [franquia = ZERO, valor = ZERO, ate = ZERO, fixo = ZERO] = lidos.valor;
  return ok({
    franquia,
    minimo: d.tipo === 'minimo+cascata' ? { valor, ate } : null,
    fixo: d.tipo === 'fixa+cascata' ? fixo : null,
  });
}

function defeitoDasFaixas(tabela: Tabela): Negada | null {
  const { faixas } = tabela;
  if (faixas.length > MAXIMO_DE_FAIXAS) return recusa('tarifa/faixas-demais', `A tabela tem mais de ${MAXIMO_DE_FAIXAS} faixas.`, 'faixas');
  if (faixas.length === 0 && (tabela.tipo === 'cascata' || tabela.tipo === 'direta')) {
    return recusa('tarifa/sem-faixas', 'A tabela não tem faixas. Cadastre ao menos uma.', 'faixas');
  }
  let fim: Fracao | null = tabela.minimo?.ate ?? ZERO;
  for (const [i, faixa] of faixas.entries()) {
    const campo = `faixas.${i}`;
    if (faixa.ate !== null && comparar(faixa.ate, faixa.acimaDe) <= 0) {
      return recusa('tarifa/faixa-invertida', 'A faixa termina antes de começar. Corrija os limites.', campo);
    }
    const posicao = fim === null ? -1 : comparar(faixa.acimaDe, fim);
    if (posicao > 0) return recusa('tarifa/lacuna-entre-faixas', 'Há volumes sem preço antes desta faixa. Corrija os limites.', campo);
    if (posicao < 0) return recusa('tarifa/faixas-sobrepostas', 'Esta faixa repete volumes de outra. Corrija os limites.', campo);
    fim = faixa.ate;
  }
  if (fim !== null && comparar(tabela.franquia, fim) > 0) {
    return recusa('tarifa/franquia-acima-da-ultima-faixa', 'A franquia passa do fim da última faixa. Corrija a tabela.', 'franquiaM3');
  }
  return null;
}
