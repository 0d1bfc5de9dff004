import type { Conferencia } from './use-retorno.ts';

export interface Veredicto {
  readonly tom: 'certo' | 'erro' | 'neutro';
  readonly titulo: string;
  readonly texto: string;
}

const PARADO = {
  REJEITADO: 'O arquivo foi rejeitado, por isso nada dele está no razão.',
  RETIDO: 'Nada dele está no razão enquanto não houver decisão.',
  RECUSADO: 'O arquivo foi recusado, por isso nada dele está no razão.',
} as const;

/** What the three sums say together, in words: of a file that was not posted only the first two can be compared. */
export function veredicto(situacao: Conferencia['retorno']['situacao'], { trailer, lido, confere }: Conferencia['conferencia']): Veredicto {
  if (situacao === 'PROCESSADO') {
    return confere
      ? { tom: 'certo', titulo: 'Confere', texto: 'O total do banco, o que foi lido e o que está no razão são iguais.' }
      : { tom: 'erro', titulo: 'Não confere', texto: 'Os totais são diferentes. Não feche o dia com este arquivo: avise o suporte e guarde o arquivo do banco.' };
  }
  const parado = PARADO[situacao];
  if (trailer === null) return { tom: 'neutro', titulo: 'Sem total do banco', texto: `Não há trailer para comparar com o que foi lido. ${parado}` };
  if (trailer.valor === lido.valor && trailer.registros === lido.registros) return { tom: 'neutro', titulo: 'O arquivo bate com o total do banco', texto: parado };
  return { tom: 'erro', titulo: 'Não confere com o total do banco', texto: parado };
}
