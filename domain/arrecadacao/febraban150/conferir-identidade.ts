/** Whose file it is. A file of another bank, agreement or day is refused whole, before any payment is looked at. */
import { formatarData, type DataCivil } from '../../comum/data-civil.ts';
import type { Convenio } from '../convenio.ts';
import type { AnaliseDeRetorno, ArquivoLogico } from './analisar-retorno.ts';
import type { Apontamento, CodigoDeApontamento } from './apontamentos.ts';
import { dataDoAaaammdd, numeroDaData } from './data-numerica.ts';

/**
 * Errors of identity of every set in the file. NSA already received and repeated content are the database's to say.
 * @param hoje today, in America/Sao_Paulo: neither the file nor a payment in it can be of a later day
 */
export function conferirIdentidade(retorno: AnaliseDeRetorno, convenio: Pick<Convenio, 'banco' | 'codigo'>, hoje: DataCivil): readonly Apontamento[] {
  const erros: Apontamento[] = [];
  for (const arquivo of retorno.arquivos) {
    const { header, primeiraLinha: linha } = arquivo;
    if (header === null) continue;
    const erro = (codigo: CodigoDeApontamento, mensagem: string): void => {
      erros.push({ codigo, linha, mensagem: `Linha ${linha}: ${mensagem}`, ocorrencias: 1 });
    };
    if (header.banco !== convenio.banco) erro('retorno/outro-banco', `o arquivo é do banco ${header.banco}, e o convênio é do ${convenio.banco}. Envie-o ao convênio certo.`);
    if (header.convenio !== convenio.codigo) erro('retorno/outro-convenio', `o arquivo é do convênio "${header.convenio}", e não do "${convenio.codigo}". Envie-o ao convênio certo.`);
    if (Number(header.dataGeracao) > numeroDaData(hoje)) erro('retorno/data-futura', `o arquivo foi gerado em data futura (${header.dataGeracao}). Peça outro arquivo ao banco.`);
    const futura = pagamentoDepoisDe(retorno, arquivo, numeroDaData(hoje));
    if (futura !== null) erros.push(futura);
  }
  return erros;
}

function pagamentoDepoisDe(retorno: AnaliseDeRetorno, { inicio, fim }: ArquivoLogico, hoje: number): Apontamento | null {
  const { dataPagamento, linha } = retorno.pagamentos;
  let primeiro = -1;
  let vezes = 0;
  for (let i = inicio; i < fim; i += 1) {
    if ((dataPagamento[i] ?? 0) <= hoje) continue;
    if (primeiro < 0) primeiro = i;
    vezes += 1;
  }
  if (primeiro < 0) return null;
  const onde = linha[primeiro] ?? 0;
  const dia = formatarData(dataDoAaaammdd(dataPagamento[primeiro] ?? 0));
  return { codigo: 'retorno/data-futura', linha: onde, mensagem: `Linha ${onde}: pagamento em data futura (${dia}). Peça outro arquivo ao banco.`, ocorrencias: vezes };
}
