import { digitosDoCnpj, digitosDoCpf } from '../../domain/cadastro/documento.ts';
import type { Aleatorio } from './aleatorio.ts';
import { ENTIDADES, PRENOMES, RAMOS, REPARTICOES, SOBRENOMES } from './dados/nomes.ts';
import { ASSOCIACAO, COMERCIAL, INDUSTRIAL, PUBLICA, RESIDENCIAL } from './dados/categorias.ts';
import type { LinhaPessoa } from './tipos.ts';

/** Coprime with 10⁹: multiplying by it walks through every base once, so that no document repeats. */
const PASSO_CPF = 618_033_989;
const PASSO_CNPJ = 61_803_399;
const DESLOCAMENTO = 123_456_791;

/** A valid CPF for each person id, never the same for two. */
export function cpfDaPessoa(id: number): string {
  const base = String(Number((BigInt(id) * BigInt(PASSO_CPF) + BigInt(DESLOCAMENTO)) % 1_000_000_000n)).padStart(9, '0');
  return base + digitosDoCpf(base);
}

/** A valid CNPJ for each person id; one in sixteen is of the alphanumeric kind (in use since July 2026). */
export function cnpjDaPessoa(id: number): string {
  const numero = String(Number((BigInt(id) * BigInt(PASSO_CNPJ) + BigInt(DESLOCAMENTO)) % 100_000_000n)).padStart(8, '0');
  const raiz = id % 16 === 0 ? `${letra(id)}${letra(id >> 4)}${numero.slice(2)}` : numero;
  // In alphanumeric roots the two letters stand for digits that are lost; the id itself, in the order number, keeps them apart.
  const ordem = id % 16 === 0 ? String(id % 10_000).padStart(4, '0') : '0001';
  const base = `${raiz}${ordem}`;
  return base + digitosDoCnpj(base);
}

function letra(n: number): string {
  return String.fromCharCode(65 + (n % 26));
}

/** Name as people write it: one or two surnames. */
function nomeDePessoa(sorte: Aleatorio): string {
  const segundo = sorte.chance(0.35) ? ` ${sorte.escolher(PRENOMES)}` : '';
  const meio = sorte.chance(0.6) ? ` ${sorte.escolher(SOBRENOMES)}` : '';
  return `${sorte.escolher(PRENOMES)}${segundo}${meio} ${sorte.escolher(SOBRENOMES)}`;
}

function nomeDeEntidade(sorte: Aleatorio, categoria: number): string {
  switch (categoria) {
    case COMERCIAL:
    case INDUSTRIAL:
      return `${sorte.escolher(SOBRENOMES)} & ${sorte.escolher(SOBRENOMES)} ${sorte.escolher(RAMOS)} Ltda.`;
    case PUBLICA:
      return `Município – ${sorte.escolher(REPARTICOES)} ${sorte.escolher(PRENOMES)} ${sorte.escolher(SOBRENOMES)}`;
    case ASSOCIACAO:
      return `Associação dos Moradores ${sorte.escolher(SOBRENOMES)}`;
    default:
      return `${sorte.escolher(ENTIDADES)} ${sorte.escolher(PRENOMES)} ${sorte.escolher(SOBRENOMES)}`;
  }
}

/** The holder of a ligação of `categoria`; `condominio` makes it a residents' company. */
export function gerarPessoa(sorte: Aleatorio, id: number, categoria: number, condominio = false): LinhaPessoa {
  const fisica = !condominio && (categoria === RESIDENCIAL || (categoria === COMERCIAL && sorte.chance(0.4)));
  const nome = condominio ? `Condomínio Edifício ${sorte.escolher(SOBRENOMES)}` : fisica ? nomeDePessoa(sorte) : nomeDeEntidade(sorte, categoria);
  return {
    id,
    nome,
    documentoTipo: fisica ? 'CPF' : 'CNPJ',
    documento: fisica ? cpfDaPessoa(id) : cnpjDaPessoa(id),
    telefone: sorte.chance(0.85) ? `1599${String(sorte.inteiro(0, 9_999_999)).padStart(7, '0')}` : null,
    // A reserved domain: no message of the demonstration can reach anybody.
    email: sorte.chance(0.45) ? `cliente${id}@exemplo.invalid` : null,
  };
}
