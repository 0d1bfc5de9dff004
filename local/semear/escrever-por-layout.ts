/** Writes a line of a reading file by its layout: the inverse of the domain's reader, for fixed positions only. */
import type { CampoDoLayout, Layout, RegistroDoLayout } from '../../domain/leitura/arquivo/layout.ts';

export type ValorDoCampo = string | number | null;

function formatar(valor: ValorDoCampo, campo: CampoDoLayout, largura: number): string {
  if (valor === null) return ' '.repeat(largura);
  switch (campo.formato.tipo) {
    case 'numero':
      return String(valor).padStart(largura, '0');
    case 'coordenada': {
      const escala = Math.round(Number(valor) * 10 ** campo.formato.casas);
      return `${escala < 0 ? '-' : '+'}${String(Math.abs(escala)).padStart(largura - 1, '0')}`;
    }
    case 'data':
    case 'hora':
    case 'referencia':
      return String(valor).replaceAll(/[-:/]/g, '').padEnd(largura);
    case 'texto':
      return String(valor).padEnd(largura);
  }
}

/** `valores` by name of field; those not given stay blank. Throws when a value does not fit its positions. */
export function escreverLinha<C extends string>(layout: Layout, registro: RegistroDoLayout<C>, valores: Readonly<Partial<Record<C, ValorDoCampo>>>): string {
  if (layout.forma.tipo !== 'posicional') throw new Error(`o layout ${layout.codigo} não é posicional`);
  let linha = ' '.repeat(layout.forma.tamanho);
  const por = (inicio: number, fim: number, texto: string) => {
    if (texto.length !== fim - inicio + 1) throw new RangeError(`"${texto}" não cabe nas posições ${inicio} a ${fim}`);
    linha = linha.slice(0, inicio - 1) + texto + linha.slice(fim);
  };
  if (!('inicio' in registro.marca)) throw new Error('marca sem posição');
  por(registro.marca.inicio, registro.marca.fim, registro.marca.valor.padEnd(registro.marca.fim - registro.marca.inicio + 1));
  for (const [nome, valor] of Object.entries<ValorDoCampo | undefined>(valores)) {
    const campo = registro.campos[nome as C];
    if (campo === undefined || !('inicio' in campo) || valor === undefined) continue;
    por(campo.inicio, campo.fim, formatar(valor, campo, campo.fim - campo.inicio + 1));
  }
  return linha;
}
