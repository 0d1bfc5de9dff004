import { App, Button } from 'antd';
import { useState } from 'react';
import reprocessarFila from '../../../../../events/http/comum/reprocessar-fila.ts';
import situacaoPlataforma from '../../../../../events/http/comum/situacao-plataforma.ts';
import { DialogoMotivo } from '../../componentes/dialogo-motivo.tsx';
import { Espera } from '../../componentes/falha.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useAto } from '../../nucleo/ato.ts';
import { useConsulta } from '../../nucleo/consulta.ts';
import { contar, instante } from '../../nucleo/formatar.ts';
import type { z } from 'zod';

type Estado = z.output<typeof situacaoPlataforma.resposta>;
type Fila = Estado['filas'][number]['fila'];

const REPETIR_MS = 10_000;
const NOMES: Readonly<Record<Fila, string>> = { 'calcular-rota': 'Cálculo das contas', 'emitir-rota': 'Emissão', 'imprimir-rota': 'Impressão', 'receber-leituras': 'Caixa de leituras', 'receber-retorno': 'Caixa de retornos' };

/** The platform itself: queues, and the last time the books were checked. */
export function Plataforma() {
  const consulta = useConsulta(situacaoPlataforma, {}, { repetirEm: () => REPETIR_MS });
  return (
    <section className="cartao" aria-labelledby="plataforma">
      <h2 id="plataforma">Plataforma</h2>
      <Espera consulta={consulta}>{(estado) => <Quadro estado={estado} />}</Espera>
    </section>
  );
}

function Quadro({ estado: { filas, saidaPendente, verificacao } }: { readonly estado: Estado }) {
  const pode = usePode();
  const [fila, setFila] = useState<Fila | null>(null);
  return (
    <>
      <ul className="tempos">
        {filas.map((f) => (
          <li key={f.fila}>
            <span>{NOMES[f.fila]}</span>
            {f.mortas > 0 && pode.semLimite('plataforma:executar') ? (
              <Button size="small" danger onClick={() => setFila(f.fila)}>
                Reprocessar {contar(f.mortas, 'mensagem que falhou', 'mensagens que falharam')}
              </Button>
            ) : (
              <span>{f.mortas > 0 ? contar(f.mortas, 'mensagem falhou', 'mensagens falharam') : f.esperando + f.emAndamento === 0 ? 'sem fila' : contar(f.esperando + f.emAndamento, 'na fila', 'na fila')}</span>
            )}
          </li>
        ))}
        <li>
          <span>Avisos a entregar</span>
          <span>{saidaPendente === 0 ? 'nenhum' : saidaPendente}</span>
        </li>
        <li>
          <span>Conferência dos livros</span>
          <span>{verificacao === null ? 'ainda não feita' : verificacao.violacoes === 0 ? `tudo certo em ${instante(verificacao.em)}` : contar(verificacao.violacoes, 'violação', 'violações')}</span>
        </li>
      </ul>
      {verificacao !== null && verificacao.detalhe.length > 0 && (
        <ul className="ajuda ajuda--erro">
          {verificacao.detalhe.map((d) => (
            <li key={d}>{d}</li>
          ))}
        </ul>
      )}
      {fila !== null && <Reprocessar fila={fila} aoFechar={() => setFila(null)} />}
    </>
  );
}

function Reprocessar({ fila, aoFechar }: { readonly fila: Fila; readonly aoFechar: () => void }) {
  const { message } = App.useApp();
  const ato = useAto(reprocessarFila, ['situacaoDaPlataforma']);
  return (
    <DialogoMotivo
      titulo={`Reprocessar: ${NOMES[fila]}?`}
      explicacao="As mensagens que falharam voltam à fila. O que já foi feito é reconhecido e não se repete."
      confirmar="Reprocessar"
      usuais={['Causa corrigida', 'Falha passageira da plataforma']}
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      aoConfirmar={(motivo) =>
        ato.mutate(
          { params: { fila }, corpo: { motivo } },
          {
            onSuccess: (r) => {
              if (!r.ok) return;
              void message.success(`${contar(r.valor.mensagens, 'mensagem voltou', 'mensagens voltaram')} à fila.`);
              aoFechar();
            },
          },
        )
      }
      aoFechar={aoFechar}
    />
  );
}
