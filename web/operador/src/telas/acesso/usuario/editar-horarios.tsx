import { Button, Checkbox, DatePicker, Input, Select, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { horaDe, minutoDe } from './hora.ts';
import type { Acessos } from './comum.ts';

type Janela = Acessos['janelas'][number];
type Excecao = Acessos['excecoes'][number];
interface JanelaDigitada {
  readonly dias: Janela['dias'];
  readonly inicio: string;
  readonly fim: string;
}
interface ExcecaoDigitada {
  readonly tipo: Excecao['tipo'];
  readonly data: string;
  readonly inicio: string;
  readonly fim: string;
  readonly motivo: string;
}

const DIAS: readonly { readonly value: Janela['dias'][number]; readonly label: string }[] = [
  { value: 1, label: 'seg' },
  { value: 2, label: 'ter' },
  { value: 3, label: 'qua' },
  { value: 4, label: 'qui' },
  { value: 5, label: 'sex' },
  { value: 6, label: 'sáb' },
  { value: 0, label: 'dom' },
];
const TIPOS = [
  { value: 'FECHADO' as const, label: 'Não entra neste dia' },
  { value: 'EXTRA' as const, label: 'Entra também nestas horas' },
];
const COMERCIAL: JanelaDigitada = { dias: [1, 2, 3, 4, 5], inicio: '08:00', fim: '17:00' };
const UM_DIA: ExcecaoDigitada = { tipo: 'EXTRA', data: '', inicio: '08:00', fim: '12:00', motivo: '' };
const MENOR_MOTIVO = 5;

export function janelaDigitada({ dias, inicio, fim }: Janela): JanelaDigitada {
  return { dias, inicio: horaDe(inicio), fim: horaDe(fim) };
}

export function excecaoDigitada(e: Excecao): ExcecaoDigitada {
  return { ...UM_DIA, tipo: e.tipo, data: e.data, motivo: e.motivo, ...(e.tipo === 'EXTRA' ? { inicio: horaDe(e.inicio), fim: horaDe(e.fim) } : {}) };
}

/** Those that are whole. */
export function janelasDe(digitadas: readonly JanelaDigitada[]): Janela[] {
  return digitadas.flatMap(({ dias, ...horas }) => {
    const [inicio, fim] = [minutoDe(horas.inicio, 'inicio'), minutoDe(horas.fim, 'fim')];
    return dias.length === 0 || inicio === undefined || fim === undefined || inicio === fim ? [] : [{ dias, inicio, fim }];
  });
}

/** Those that are whole. */
export function excecoesDe(digitadas: readonly ExcecaoDigitada[]): Excecao[] {
  return digitadas.flatMap(({ tipo, data, motivo, ...horas }): Excecao[] => {
    if (data === '' || motivo.trim().length < MENOR_MOTIVO) return [];
    if (tipo === 'FECHADO') return [{ tipo, data, motivo: motivo.trim() }];
    const [inicio, fim] = [minutoDe(horas.inicio, 'inicio'), minutoDe(horas.fim, 'fim')];
    return inicio === undefined || fim === undefined || inicio === fim ? [] : [{ tipo, data, inicio, fim, motivo: motivo.trim() }];
  });
}

interface Props<T> {
  readonly valor: readonly T[];
  readonly tentou: boolean;
  readonly aoMudar: (valor: T[]) => void;
}

export function EditarJanelas({ valor, tentou, aoMudar }: Props<JanelaDigitada>) {
  const trocar = (i: number, mudanca: Partial<JanelaDigitada>) => aoMudar(valor.map((j, n) => (n === i ? { ...j, ...mudanca } : j)));
  return (
    <fieldset className="concessoes">
      <legend>Janelas da semana</legend>
      {valor.map((j, i) => {
        const errada = tentou && janelasDe([j]).length === 0;
        return (
          <div key={i} className="horario__linha">
            <Checkbox.Group aria-label={`Dias da janela ${i + 1}`} options={[...DIAS]} value={j.dias} onChange={(dias) => trocar(i, { dias })} />
            <Horas rotulo={`da janela ${i + 1}`} valor={j} errada={errada} aoMudar={(h) => trocar(i, h)} />
            <Button size="small" onClick={() => aoMudar(valor.filter((_, n) => n !== i))}>
              Retirar<span className="so-leitor"> a janela {i + 1}</span>
            </Button>
          </div>
        );
      })}
      <Button size="small" onClick={() => aoMudar([...valor, COMERCIAL])}>
        Acrescentar janela
      </Button>
    </fieldset>
  );
}

export function EditarExcecoes({ valor, tentou, aoMudar }: Props<ExcecaoDigitada>) {
  const trocar = (i: number, mudanca: Partial<ExcecaoDigitada>) => aoMudar(valor.map((e, n) => (n === i ? { ...e, ...mudanca } : e)));
  return (
    <fieldset className="concessoes">
      <legend>Dias diferentes</legend>
      {valor.map((e, i) => {
        const errada = tentou && excecoesDe([e]).length === 0;
        return (
          <div key={i} className="horario__linha">
            <DatePicker aria-label={`Dia da exceção ${i + 1}`} format="DD/MM/YYYY" value={e.data === '' ? null : dayjs(e.data)} onChange={(dia) => trocar(i, { data: dia?.format('YYYY-MM-DD') ?? '' })} status={errada && e.data === '' ? 'error' : ''} aria-invalid={errada && e.data === ''} style={{ width: 150 }} />
            <Select aria-label={`Tipo da exceção ${i + 1}`} options={TIPOS} value={e.tipo} onChange={(tipo) => trocar(i, { tipo })} style={{ width: 210 }} />
            {e.tipo === 'EXTRA' && <Horas rotulo={`da exceção ${i + 1}`} valor={e} errada={errada && e.inicio === e.fim} aoMudar={(h) => trocar(i, h)} />}
            <Input aria-label={`Motivo da exceção ${i + 1}`} placeholder="Motivo" maxLength={500} value={e.motivo} onChange={(x) => trocar(i, { motivo: x.target.value })} status={errada && e.motivo.trim().length < MENOR_MOTIVO ? 'error' : ''} aria-invalid={errada && e.motivo.trim().length < MENOR_MOTIVO} style={{ width: 200 }} />
            <Button size="small" onClick={() => aoMudar(valor.filter((_, n) => n !== i))}>
              Retirar<span className="so-leitor"> a exceção {i + 1}</span>
            </Button>
          </div>
        );
      })}
      <Button size="small" onClick={() => aoMudar([...valor, UM_DIA])}>
        Acrescentar dia
      </Button>
    </fieldset>
  );
}

interface PropsDasHoras {
  readonly rotulo: string;
  readonly valor: { readonly inicio: string; readonly fim: string };
  readonly errada: boolean;
  readonly aoMudar: (horas: { readonly inicio: string } | { readonly fim: string }) => void;
}

function Horas({ rotulo, valor, errada, aoMudar }: PropsDasHoras) {
  return (
    <span className="horario__horas">
      das
      <Hora rotulo={`Início ${rotulo}`} valor={valor.inicio} errada={errada} aoMudar={(inicio) => aoMudar({ inicio })} />
      às
      <Hora rotulo={`Fim ${rotulo}`} valor={valor.fim} errada={errada} aoMudar={(fim) => aoMudar({ fim })} />
    </span>
  );
}

function Hora({ rotulo, valor, errada, aoMudar }: { readonly rotulo: string; readonly valor: string; readonly errada: boolean; readonly aoMudar: (hora: string) => void }) {
  return <TimePicker aria-label={rotulo} format="HH:mm" needConfirm={false} value={valor === '' ? null : dayjs(`2000-01-01T${valor}`)} onChange={(hora) => aoMudar(hora?.format('HH:mm') ?? '')} status={errada ? 'error' : ''} aria-invalid={errada} style={{ width: 100 }} />;
}
