import contrato from '../../../events/step/faturamento/juntar-impressao.ts';
import { chaveDaParte, chaveDoVolume } from '../../../layers/documentos/chaves.ts';
import { instanteDe } from '../../../layers/documentos/instante.ts';
import { juntarPdfs } from '../../../layers/documentos/juntar-pdfs.ts';
import { concluirImpressao, partesProntas, type VolumeImpresso } from '../../../layers/postgres/faturamento/impressao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { gravar, obter } from '../../../layers/s3/objeto.ts';
import { tarefa } from '../../../layers/worker/tarefa.ts';
import { deps } from './deps.ts';

const LIMITE_DA_PARTE = 256 * 1024 * 1024;

/** One part in memory at a time, fetched as the volume asks for it. */
async function* partes(balde: string, ciclo: number, rotas: readonly number[]): AsyncGenerator<Uint8Array> {
  for (const rota of rotas) {
    const pdf = await obter({ balde, chave: chaveDaParte(ciclo, rota) }, LIMITE_DA_PARTE);
    if (pdf === undefined) throw new Error(`a parte da rota ${rota} do ciclo ${ciclo} não está guardada`);
    yield pdf;
  }
}

/** The same parts give the same volumes: a repeated step overwrites them with themselves. */
export const handler = tarefa(contrato, deps, async ({ ciclo }, { pool, relogio, documentos }) => {
  const { rotas, emissao, grupo } = await partesProntas(pool, ciclo);
  const volumes: VolumeImpresso[] = [];
  if (rotas.length > 0) {
    const opcoes = { titulo: `Contas do grupo ${grupo}, ciclo ${ciclo}`, autor: 'Nascente', instante: instanteDe(emissao) };
    for await (const { numero, paginas, pdf } of juntarPdfs(partes(documentos, ciclo, rotas), opcoes)) {
      const chave = chaveDoVolume(ciclo, numero);
      await gravar({ balde: documentos, chave }, pdf, 'application/pdf');
      volumes.push({ chave, paginas });
    }
  }
  await emTransacao(pool, (cliente) => concluirImpressao(cliente, ciclo, volumes, relogio.agora()));
  return { ciclo, volumes: volumes.length, paginas: volumes.reduce((soma, v) => soma + v.paginas, 0) };
});
