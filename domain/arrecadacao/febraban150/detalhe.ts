/**
 * G records of exactly 150 bytes into the columns, field group by field group over a block of records: loops this small are compiled
 * whole, which is what makes reading as fast as touching the bytes. Each `ler…` answers the first record it did not take (`ate` when it
 * took them all); what to say about it is `detalhe-com-cuidado.ts`. `colunas.posicao` must be filled from `de` to `ate`.
 */
import { julgarCodigoEmBytes } from './codigo-em-bytes.ts';
import type { ColunasDePagamento } from './colunas.ts';
import { dataExiste } from './data-numerica.ts';
import { marcasDeNaoDigito, marcasDeTexto, numeroDe4, palavraDeDigitos, soTemTexto, temNaoDigito } from './palavras.ts';

/** True when no character of the free-text fields (and of the filler) is a control character; false may also mean accents. */
export function textosLimpos(view: DataView, p: number): boolean {
  return soTemTexto(
    marcasDeTexto(view, p + 1) & marcasDeTexto(view, p + 5) & marcasDeTexto(view, p + 9) & marcasDeTexto(view, p + 13) &
      marcasDeTexto(view, p + 17) & marcasDeTexto(view, p + 108) & marcasDeTexto(view, p + 112) & marcasDeTexto(view, p + 116) &
      marcasDeTexto(view, p + 120) & marcasDeTexto(view, p + 124) & marcasDeTexto(view, p + 128) & marcasDeTexto(view, p + 132) &
      marcasDeTexto(view, p + 136) & marcasDeTexto(view, p + 140) & marcasDeTexto(view, p + 144) & marcasDeTexto(view, p + 146),
  );
}

/** Payment and credit dates; does not take a date that is not one (a credit date of zeros is a date not informed). */
export function lerDatas(view: DataView, { posicao, dataPagamento, dataCredito }: ColunasDePagamento, de: number, ate: number): number {
  // The dates of one file are few: what the previous record had need not be judged again.
  let pagamentoSabido = -1;
  let creditoSabido = 0;
  for (let i = de; i < ate; i += 1) {
    const p = posicao[i] ?? 0;
    const pagamentoA = palavraDeDigitos(view, p + 21);
    const pagamentoB = palavraDeDigitos(view, p + 25);
    const creditoA = palavraDeDigitos(view, p + 29);
    const creditoB = palavraDeDigitos(view, p + 33);
    const marcas = marcasDeNaoDigito(pagamentoA) | marcasDeNaoDigito(pagamentoB) | marcasDeNaoDigito(creditoA) | marcasDeNaoDigito(creditoB);
    if (temNaoDigito(marcas)) return i;
    const pagamento = numeroDe4(pagamentoA) * 10_000 + numeroDe4(pagamentoB);
    const credito = numeroDe4(creditoA) * 10_000 + numeroDe4(creditoB);
    if (pagamento !== pagamentoSabido && !dataExiste(pagamento)) return i;
    if (credito !== creditoSabido && credito !== 0 && !dataExiste(credito)) return i;
    pagamentoSabido = pagamento;
    creditoSabido = credito;
    dataPagamento[i] = pagamento;
    dataCredito[i] = credito;
  }
  return ate;
}

/** Value, fee, NSR and codes; does not take what is not digits, nor (though it writes it) a payment of zero. */
export function lerValores(view: DataView, colunas: ColunasDePagamento, de: number, ate: number): number {
  const { posicao, valor, tarifa, nsr, formaArrecadacao, formaPagamento } = colunas;
  for (let i = de; i < ate; i += 1) {
    const p = posicao[i] ?? 0;
    const valorA = palavraDeDigitos(view, p + 81);
    const valorB = palavraDeDigitos(view, p + 85);
    const valorC = palavraDeDigitos(view, p + 89);
    // Seven digits: the second word begins at the last digit of the first.
    const tarifaA = palavraDeDigitos(view, p + 93);
    const tarifaB = palavraDeDigitos(view, p + 96);
    const nsrA = palavraDeDigitos(view, p + 100);
    const nsrB = palavraDeDigitos(view, p + 104);
    const marcas =
      marcasDeNaoDigito(valorA) | marcasDeNaoDigito(valorB) | marcasDeNaoDigito(valorC) | marcasDeNaoDigito(tarifaA) |
      marcasDeNaoDigito(tarifaB) | marcasDeNaoDigito(nsrA) | marcasDeNaoDigito(nsrB);
    if (temNaoDigito(marcas)) return i;
    valor[i] = numeroDe4(valorA) * 100_000_000 + (numeroDe4(valorB) * 10_000 + numeroDe4(valorC));
    tarifa[i] = numeroDe4(tarifaA) * 1000 + (numeroDe4(tarifaB) % 1000);
    nsr[i] = numeroDe4(nsrA) * 10_000 + numeroDe4(nsrB);
    formaArrecadacao[i] = view.getUint8(p + 116);
    formaPagamento[i] = view.getUint8(p + 140);
    if ((valorA | valorB | valorC) === 0) return i;
  }
  return ate;
}

/** What the barcode says; does not take (though it writes, as zeros) one that is not 44 digits, which may hide a line break. */
export function lerCodigos(view: DataView, colunas: ColunasDePagamento, de: number, ate: number): number {
  const { posicao, codigo, segmento, empresa, validade, aviso, valorCodigo } = colunas;
  for (let i = de; i < ate; i += 1) {
    const p = (posicao[i] ?? 0) + 37;
    const julgamento = julgarCodigoEmBytes(view, p);
    codigo[i] = julgamento;
    if (julgamento === 0) {
      segmento[i] = 0;
      empresa[i] = 0;
      validade[i] = 0;
      aviso[i] = 0;
      valorCodigo[i] = 0;
      return i;
    }
    segmento[i] = view.getUint8(p + 1) - 48;
    empresa[i] = quatroEm(view, p + 15);
    validade[i] = quatroEm(view, p + 19) * 10_000 + quatroEm(view, p + 23);
    // Aviso: 11 digits from position 28 of the code; value: 11 from position 5. The last word overlaps one digit of the one before.
    aviso[i] = quatroEm(view, p + 27) * 10_000_000 + (quatroEm(view, p + 31) * 1000 + (quatroEm(view, p + 34) % 1000));
    valorCodigo[i] = quatroEm(view, p + 4) * 10_000_000 + (quatroEm(view, p + 8) * 1000 + (quatroEm(view, p + 11) % 1000));
  }
  return ate;
}

function quatroEm(view: DataView, p: number): number {
  return numeroDe4(palavraDeDigitos(view, p));
}
