/** What is masked, as the utility decides (parameter `dados-pessoais.politica`; TR 6.5.23.11, 6.5.23.13). */
import type { Recusa } from '../../comum/resultado.ts';
import { MASCARAS, temFormaDeCnpj, temFormaDeCpf, TIPOS_MASCARADOS, type TipoMascarado } from './mascaras.ts';
import { compilarPadrao, type PadraoProprio } from './padrao-proprio.ts';
import { mascararTexto } from './texto-livre.ts';

/** What a field of an answer is marked as. DOCUMENTO is a CPF or a CNPJ, by its shape; TEXTO is free text, or any structure with text inside. */
export type TipoPessoal = 'DOCUMENTO' | 'EMAIL' | 'TELEFONE' | 'NOME' | 'TEXTO';

export interface PoliticaDeMascaras {
  readonly mascarar: Readonly<Record<TipoMascarado, boolean>>;
  readonly padroes: readonly PadraoProprio[];
}

/** As the product ships: names stay, the counter calls people by them; a company's number is public. */
export const POLITICA_INICIAL: PoliticaDeMascaras = { mascarar: { CPF: true, CNPJ: false, EMAIL: true, TELEFONE: true, NOME: false }, padroes: [] };

/** When the policy cannot be known, everything is masked. */
export const POLITICA_FECHADA: PoliticaDeMascaras = { mascarar: { CPF: true, CNPJ: true, EMAIL: true, TELEFONE: true, NOME: true }, padroes: [] };

/** Who sees the whole value in any answer. */
export const PRIVILEGIO_DADO_PESSOAL = 'dado-pessoal:ver';

/** Masks a value by what it is marked as. What is not text passes, unless it is under TEXTO: a structure, or what `chave` says is somebody's. */
export type Mascarador = (tipo: TipoPessoal, valor: unknown, chave?: string) => unknown;

const MAIOR_FUNDO = 20;
type TipoDeChave = Exclude<TipoPessoal, 'TEXTO'>;
/** Words of the keys of what an act kept of its object that say what their value is: `telefone`, `telefones`, `telefoneCelular`, `fone_2`. */
const PALAVRAS: Readonly<Record<string, TipoDeChave>> = { cpf: 'DOCUMENTO', cnpj: 'DOCUMENTO', documento: 'DOCUMENTO', email: 'EMAIL', telefone: 'TELEFONE', celular: 'TELEFONE', fone: 'TELEFONE', whatsapp: 'TELEFONE' };
/** Whole keys, without what is no letter. */
const CHAVES: Readonly<Record<string, TipoDeChave>> = { cpfcnpj: 'DOCUMENTO', nometitular: 'NOME', nomedotitular: 'NOME' };

/** What a key says of its value: `E-mail`, `email`, `e_mail` and `emailDoTitular` are one. */
function tipoDaChave(chave: string): TipoDeChave | undefined {
  const inteira = chave.toLowerCase().replace(/[^a-z]/g, '');
  if (Object.hasOwn(CHAVES, inteira)) return CHAVES[inteira];
  const palavras = chave.replace(/e[-_ ]?mail/gi, 'Email').replace(/whats[-_ ]?app/gi, 'Whatsapp').split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/);
  const palavra = palavras.map((p) => p.toLowerCase().replace(/s$/, '')).find((p) => Object.hasOwn(PALAVRAS, p));
  return palavra === undefined ? undefined : PALAVRAS[palavra];
}

/** Makes the masker of a policy, once. A pattern that does not compile is of a version that knew more, and hides nothing here. */
export function mascaradorDe({ mascarar, padroes }: PoliticaDeMascaras): Mascarador {
  const tipos = new Set(TIPOS_MASCARADOS.filter((t) => mascarar[t]));
  const proprios = padroes.flatMap((p) => {
    const lido = compilarPadrao(p);
    return lido.ok ? [lido.valor] : [];
  });
  const textual = (texto: string): string => mascararTexto(proprios.reduce((t, aplicar) => aplicar(t), texto), tipos);
  const estrutura = (valor: unknown, chave: string, fundo: number): unknown => {
    if (fundo > MAIOR_FUNDO) return '***';
    if (typeof valor === 'string' || typeof valor === 'number') return porChave(tipos, textual, chave, valor);
    if (Array.isArray(valor)) return valor.map((item) => estrutura(item, chave, fundo + 1));
    if (typeof valor !== 'object' || valor === null) return valor;
    return Object.fromEntries(Object.entries(valor).map(([nome, item]) => [nome, estrutura(item, nome, fundo + 1)]));
  };
  return (tipo, valor, chave = '') => {
    if (tipo === 'TEXTO') return estrutura(valor, chave, 0);
    return typeof valor === 'string' ? deTipo(tipos, tipo, valor) : valor;
  };
}

function deTipo(tipos: ReadonlySet<TipoMascarado>, tipo: TipoDeChave, valor: string): string {
  const qual = tipo !== 'DOCUMENTO' ? tipo : temFormaDeCpf(valor) ? 'CPF' : temFormaDeCnpj(valor) ? 'CNPJ' : undefined;
  // a document of no known shape is hidden while any document is
  if (qual === undefined) return tipos.has('CPF') || tipos.has('CNPJ') ? MASCARAS.CPF(valor) : valor;
  return tipos.has(qual) ? MASCARAS[qual](valor) : valor;
}

/** `documento` is also the number of a document of the ledger: a key alone hides only what has the shape. Whole numbers are counts and codes, unless under such a key. */
function porChave(tipos: ReadonlySet<TipoMascarado>, textual: (texto: string) => string, chave: string, valor: string | number): string | number {
  const tipo = tipoDaChave(chave);
  const texto = String(valor);
  if (tipo !== undefined && (tipo !== 'DOCUMENTO' || temFormaDeCpf(texto) || temFormaDeCnpj(texto))) {
    const mascarado = deTipo(tipos, tipo, texto);
    return mascarado === texto ? valor : mascarado;
  }
  return typeof valor === 'string' ? textual(valor) : valor;
}

const MAIS_PADROES = 20;

/** Refusals: `politica/invalida`, with the field; `padrao/invalido`, with the field of the pattern. */
export function conferirPolitica(politica: PoliticaDeMascaras): (Recusa & { readonly codigo: 'padrao/invalido' | 'politica/invalida'; readonly campo: string }) | undefined {
  if (politica.padroes.length > MAIS_PADROES) return { codigo: 'politica/invalida', mensagem: `São no máximo ${MAIS_PADROES} padrões próprios.`, campo: 'padroes' };
  for (const [i, p] of politica.padroes.entries()) {
    const lido = compilarPadrao(p);
    if (!lido.ok) return { ...lido.erro, campo: `padroes.${i}.${lido.erro.campo ?? 'padrao'}` };
    if (politica.padroes.findIndex((outro) => outro.nome === p.nome) !== i) return { codigo: 'politica/invalida', mensagem: `Há dois padrões chamados "${p.nome}". Dê a cada um o seu nome.`, campo: `padroes.${i}.nome` };
  }
  return undefined;
}
