import { FilePdfOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Icone } from '../../componentes/icone.tsx';
import { contar, inteiro, NADA } from '../../nucleo/formatar.ts';
import type { DetalheDoCiclo } from './use-ciclo.ts';
import { enderecoDoVolume, volumesDe } from './volumes.ts';

/** The print file of the cycle: how far it is, its volumes, or why there is none. Before the issue there is nothing to tell. */
export function Impressao({ detalhe }: { readonly detalhe: DetalheDoCiclo }) {
  const { ciclo, impressao, numeracao, falha } = detalhe;
  if (numeracao === null) return null;
  return (
    <section className="cartao" aria-labelledby="impressao">
      <h2 id="impressao">Arquivo de impressão</h2>
      {impressao === null ? <Andando detalhe={detalhe} /> : impressao.volumes === 0 ? <NadaAImprimir detalhe={detalhe} /> : <Volumes ciclo={ciclo.id} impressao={impressao} />}
      {falha !== null && impressao === null && <p className="ajuda ajuda--erro">A impressão não continua enquanto o ciclo estiver parado. As rotas já impressas estão guardadas.</p>}
    </section>
  );
}

function Andando({ detalhe: { ciclo, rotas } }: { readonly detalhe: DetalheDoCiclo }) {
  const comContas = rotas.filter((r) => r.emitidas !== 0);
  const impressas = comContas.filter((r) => r.impressaEm !== null).length;
  const parte = comContas.length === 0 ? 0 : Math.round((impressas / comContas.length) * 100);
  const texto: ReactNode =
    ciclo.situacao === 'EMITIDO' && impressas === comContas.length
      ? 'Todas as rotas estão impressas; os volumes estão sendo montados.'
      : `${inteiro(impressas)} de ${contar(comContas.length, 'rota impressa', 'rotas impressas')}. Esta página se atualiza sozinha; os volumes aparecem aqui quando a última terminar.`;
  return (
    <>
      <p aria-live="polite">{texto}</p>
      <div className="trilho">
        <progress className="so-leitor" aria-label="Rotas impressas" max={100} value={parte} />
        <span style={{ width: `${parte}%` }} />
      </div>
    </>
  );
}

function NadaAImprimir({ detalhe: { totais } }: { readonly detalhe: DetalheDoCiclo }) {
  return (
    <p>
      Não há o que imprimir: nenhuma conta foi emitida neste ciclo ({contar(totais.estacionadas, 'ligação estacionada', 'ligações estacionadas')} e {inteiro(totais.semFatura)} sem fatura). O ciclo está
      concluído; a crítica diz por que cada uma ficou fora.
    </p>
  );
}

function Volumes({ ciclo, impressao }: { readonly ciclo: number; readonly impressao: { readonly paginas: number; readonly volumes: number } }) {
  return (
    <>
      <p className="ajuda">
        {contar(impressao.paginas, 'página', 'páginas')} na ordem da leitura, em {contar(impressao.volumes, 'volume', 'volumes')}.{impressao.volumes > 1 && ' Imprima os volumes na ordem.'}
      </p>
      <table className="quadro">
        <thead>
          <tr>
            <th scope="col">Volume</th>
            <th scope="col" className="numeros">Páginas</th>
            <th scope="col" className="numeros so-largo">Intervalo</th>
            <th scope="col" className="numeros">
              <span className="so-leitor">Arquivo</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {volumesDe(impressao).map(({ numero, paginas }) => (
            <tr key={numero}>
              <th scope="row">Volume {numero}</th>
              <td className="numeros">{paginas === null ? NADA : inteiro(paginas.ate - paginas.de + 1)}</td>
              <td className="numeros so-largo">{paginas === null ? NADA : `da ${inteiro(paginas.de)} à ${inteiro(paginas.ate)}`}</td>
              <td className="numeros">
                <Button size="small" icon={<Icone de={FilePdfOutlined} />} href={enderecoDoVolume(ciclo, numero)} target="_blank" rel="noreferrer">
                  Abrir PDF<span className="so-leitor"> do volume {numero}</span>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
