import { Button, Checkbox, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useId } from 'react';
import { descreverJanelas } from '../../../../../../domain/acesso/descrever-janela.ts';
import type { DiaDaSemana } from '../../../../../../domain/comum/data-civil.ts';
import { Falta } from '../../../componentes/falta.tsx';
import { erroDaExcecao, erroDaJanela, excecaoNova, janelaNova, janelasDe, type Erro, type ExcecaoEscrita, type HorarioEscrito, type HorasEscritas, type JanelaEscrita } from './escrito.ts';

const DIAS: readonly { readonly value: DiaDaSemana; readonly label: string }[] = [
  { value: 1, label: 'seg' },
  { value: 2, label: 'ter' },
  { value: 3, label: 'qua' },
  { value: 4, label: 'qui' },
  { value: 5, label: 'sex' },
  { value: 6, label: 'sáb' },
  { value: 0, label: 'dom' },
];
const TIPOS = [
  { value: 'FECHADO' as const, label: 'Não entra' },
  { value: 'EXTRA' as const, label: 'Entra também' },
];

interface Props {
  readonly valor: HorarioEscrito;
  /** Whom the sentence is about: "Quem tem este perfil". */
  readonly quem: string;
  /** What it means to have no window at all. */
  readonly semJanelas: string;
  /** Whether what is wrong is already said. */
  readonly apontar: boolean;
  readonly aoMudar: (parte: Partial<HorarioEscrito>) => void;
}

/** Windows of the week and days that are not as the others, with the sentence that they make while they are typed. */
export function EditarHorario({ valor: { janelas, excecoes }, quem, semJanelas, apontar, aoMudar }: Props) {
  const inteiras = janelasDe(janelas);
  return (
    <>
      <p aria-live="polite">
        {janelas.length > 0 && inteiras.length === 0 ? (
          'Complete os dias e as horas.'
        ) : (
          <>
            {quem} entra <strong>{janelas.length === 0 ? semJanelas : descreverJanelas(inteiras)}</strong>.
          </>
        )}
      </p>
      {janelas.map((j, i) => (
        <Janela key={j.chave} numero={i + 1} valor={j} apontar={apontar} aoMudar={(nova) => aoMudar({ janelas: janelas.map((x) => (x === j ? nova : x)) })} aoRetirar={() => aoMudar({ janelas: janelas.filter((x) => x !== j) })} />
      ))}
      <Button onClick={() => aoMudar({ janelas: [...janelas, janelaNova()] })}>Acrescentar horário</Button>
      <h3>Dias diferentes</h3>
      {excecoes.map((e, i) => (
        <Excecao key={e.chave} numero={i + 1} valor={e} apontar={apontar} aoMudar={(nova) => aoMudar({ excecoes: excecoes.map((x) => (x === e ? nova : x)) })} aoRetirar={() => aoMudar({ excecoes: excecoes.filter((x) => x !== e) })} />
      ))}
      <Button onClick={() => aoMudar({ excecoes: [...excecoes, excecaoNova()] })}>Acrescentar dia diferente</Button>
    </>
  );
}

interface PropsDeUma<T> {
  readonly numero: number;
  readonly valor: T;
  readonly apontar: boolean;
  readonly aoMudar: (valor: T) => void;
  readonly aoRetirar: () => void;
}

function Janela({ numero, valor, apontar, aoMudar, aoRetirar }: PropsDeUma<JanelaEscrita>) {
  const id = useId();
  const erro = apontar ? erroDaJanela(valor) : undefined;
  return (
    <fieldset className="sem-borda linha-de-horario" aria-describedby={`${id}-erro`}>
      <legend>Horário {numero}</legend>
      <Checkbox.Group aria-label={`Dias do horário ${numero}`} value={[...valor.dias]} onChange={(dias) => aoMudar({ ...valor, dias })}>
        {DIAS.map((d) => (
          <Checkbox key={d.value} value={d.value} aria-invalid={erro?.campo === 'dias'}>
            {d.label}
          </Checkbox>
        ))}
      </Checkbox.Group>
      <DasAs id={id} de={`do horário ${numero}`} valor={valor} erro={erro} aoMudar={(horas) => aoMudar({ ...valor, ...horas })} />
      <Button size="small" onClick={aoRetirar}>
        Retirar<span className="so-leitor"> o horário {numero}</span>
      </Button>
      <Falta id={`${id}-erro`} texto={erro?.texto ?? ''} />
    </fieldset>
  );
}

interface PropsDasHoras {
  readonly id: string;
  readonly de: string;
  readonly valor: HorasEscritas;
  readonly erro: Erro | undefined;
  readonly aoMudar: (horas: Partial<HorasEscritas>) => void;
}

function DasAs({ id, de, valor, erro, aoMudar }: PropsDasHoras) {
  const campo = (qual: 'inicio' | 'fim', nome: string) => (
    <>
      <label htmlFor={`${id}-${qual}`}>
        {nome}
        <span className="so-leitor"> {de}</span>
      </label>
      <Input
        id={`${id}-${qual}`}
        inputMode="numeric"
        maxLength={5}
        style={{ width: 72 }}
        value={valor[qual]}
        status={erro?.campo === qual ? 'error' : ''}
        aria-invalid={erro?.campo === qual}
        aria-describedby={`${id}-erro`}
        onChange={(e) => aoMudar({ [qual]: e.target.value })}
      />
    </>
  );
  return (
    <span className="das-as">
      {campo('inicio', 'das')}
      {campo('fim', 'às')}
    </span>
  );
}

function Excecao({ numero, valor, apontar, aoMudar, aoRetirar }: PropsDeUma<ExcecaoEscrita>) {
  const id = useId();
  const erro = apontar ? erroDaExcecao(valor) : undefined;
  const marca = (campo: Erro['campo']) => ({ status: erro?.campo === campo ? ('error' as const) : ('' as const), 'aria-invalid': erro?.campo === campo, 'aria-describedby': `${id}-erro` });
  return (
    <fieldset className="sem-borda linha-de-horario" aria-describedby={`${id}-erro`}>
      <legend>Dia diferente {numero}</legend>
      <span className="das-as">
        <label htmlFor={`${id}-data`}>Dia</label>
        <DatePicker id={`${id}-data`} format="DD/MM/YYYY" placeholder="dd/mm/aaaa" style={{ width: 140 }} value={valor.data === '' ? null : dayjs(valor.data)} onChange={(dia) => aoMudar({ ...valor, data: dia?.format('YYYY-MM-DD') ?? '' })} {...marca('data')} />
      </span>
      <span className="das-as">
        <label htmlFor={`${id}-tipo`}>O que muda</label>
        <Select id={`${id}-tipo`} style={{ width: 150 }} value={valor.tipo} options={TIPOS} onChange={(tipo) => aoMudar({ ...valor, tipo })} />
      </span>
      {valor.tipo === 'EXTRA' && <DasAs id={id} de={`do dia diferente ${numero}`} valor={valor} erro={erro} aoMudar={(horas) => aoMudar({ ...valor, ...horas })} />}
      <span className="das-as">
        <label htmlFor={`${id}-motivo`}>Por quê</label>
        <Input id={`${id}-motivo`} maxLength={500} style={{ width: 220 }} placeholder="Feriado municipal" value={valor.motivo} onChange={(e) => aoMudar({ ...valor, motivo: e.target.value })} {...marca('motivo')} />
      </span>
      <Button size="small" onClick={aoRetirar}>
        Retirar<span className="so-leitor"> o dia diferente {numero}</span>
      </Button>
      <Falta id={`${id}-erro`} texto={erro?.texto ?? ''} />
    </fieldset>
  );
}
