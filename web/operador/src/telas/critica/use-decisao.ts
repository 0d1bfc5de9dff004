import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { Problema } from '../../../../../events/http/problema.ts';
import decidirApontamento from '../../../../../events/http/faturamento/decidir-apontamento.ts';
import { api } from '../../nucleo/api.ts';
import { contar, reais } from '../../nucleo/formatar.ts';
import { ACAO, type AcaoCritica } from '../../nucleo/situacoes.ts';
import type { Apontamento } from './tipos.ts';

export interface Decidindo {
  readonly acao: AcaoCritica;
  /** One line for each ligação that the decision is for. */
  readonly alvos: readonly Apontamento[];
}

interface Falhou {
  readonly problema: Problema | undefined;
  readonly erro: Error | null;
}

const DE_UMA_VEZ = 4;
const SEM_FALHA: Falhou = { problema: undefined, erro: null };

/** The reading that a correction gives, and of which meter where the ligação has two. */
export interface LeituraCerta {
  readonly leitura: number;
  readonly medicao?: 'REDE' | 'POCO';
}

export interface Decisao {
  readonly decidindo: Decidindo | null;
  readonly comecar: (acao: AcaoCritica, linhas: readonly Apontamento[]) => void;
  readonly desistir: () => void;
  readonly confirmar: (motivo: string, leitura: LeituraCerta | null) => void;
  readonly ocupado: boolean;
  readonly feitas: number;
  readonly falha: Falhou;
}

type Respondido = z.output<typeof decidirApontamento.resposta>;

/**
 * One decision for one ligação or for several: each is an act of its own, and the first refusal stops those not begun. `aoDecidir` is told
 * the CDCs that were decided.
 */
export function useDecisao(ciclo: number, aoDecidir: (decididas: ReadonlySet<number>) => void): Decisao {
  const [decidindo, setDecidindo] = useState<Decidindo | null>(null);
  const [ocupado, setOcupado] = useState(false);
  const [feitas, setFeitas] = useState(0);
  const [falha, setFalha] = useState(SEM_FALHA);
  const consultas = useQueryClient();
  const { message } = App.useApp();

  const atualizar = () => Promise.all(['listarApontamentos', 'mostrarPrevia', 'mostrarCiclo'].map((operacao) => consultas.invalidateQueries({ queryKey: [operacao] })));
  const terminar = async (acao: AcaoCritica, respostas: readonly Respondido[]) => {
    setDecidindo(null);
    // At once: the list may take long to come again, and until then a key pressed would decide the same ligação for the second time.
    aoDecidir(new Set(respostas.map((r) => r.cdc)));
    await atualizar();
    void message.success(relato(acao, respostas));
  };
  const decidirTodos = async ({ acao, alvos }: Decidindo, motivo: string, leitura: LeituraCerta | null) => {
    setOcupado(true);
    setFalha(SEM_FALHA);
    setFeitas(0);
    const fila = [...alvos];
    const respostas: Respondido[] = [];
    let recusada: Problema | undefined;
    const trabalhar = async () => {
      for (let alvo = fila.shift(); alvo !== undefined && recusada === undefined; alvo = fila.shift()) {
        const corpo = { acao, motivo, ...(acao === 'CORRIGIR_LEITURA' && leitura !== null ? leitura : {}) };
        const r = await api.tentar(decidirApontamento, { params: { ciclo, cdc: alvo.cdc }, corpo });
        if (r.ok) respostas.push(r.valor);
        else recusada = r.erro;
        setFeitas(respostas.length);
      }
    };
    try {
      await Promise.all(Array.from({ length: DE_UMA_VEZ }, trabalhar));
      if (recusada === undefined) await terminar(acao, respostas);
      else setFalha({ problema: recusada, erro: null });
    } catch (erro) {
      setFalha({ problema: undefined, erro: erro instanceof Error ? erro : new Error('A decisão não foi gravada. Tente de novo.') });
    } finally {
      if (recusada !== undefined) void atualizar();
      setOcupado(false);
    }
  };

  return {
    decidindo,
    ocupado,
    feitas,
    falha,
    comecar: (acao, linhas) => {
      const alvos = [...new Map(linhas.map((l) => [l.cdc, l])).values()];
      if (alvos.length === 0) return;
      setFalha(SEM_FALHA);
      setDecidindo({ acao, alvos: acao === 'CORRIGIR_LEITURA' ? alvos.slice(0, 1) : alvos });
    },
    desistir: () => setDecidindo(null),
    confirmar: (motivo, leitura) => {
      if (decidindo !== null) void decidirTodos(decidindo, motivo, leitura);
    },
  };
}

function relato(acao: AcaoCritica, respostas: readonly Respondido[]): string {
  const [unica] = respostas;
  if (respostas.length !== 1 || unica === undefined) return `${ACAO[acao]}: ${contar(respostas.length, 'ligação decidida', 'ligações decididas')}.`;
  const mudou = unica.valor === unica.valorAnterior ? '' : ` A conta foi de ${reais(unica.valorAnterior)} para ${reais(unica.valor)}.`;
  return `${ACAO[acao]}: CDC ${unica.cdc}.${mudou}`;
}
