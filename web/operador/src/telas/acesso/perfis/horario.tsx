import { Button, Checkbox, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useId } from 'react';
import { descreverJanelas } from '../../../../../../domain/acesso/descrever-janela.ts';
import type { DiaDaSemana } from '../../../../../../domain/comum/data-civil.ts';
import { Falta } from '../../../componentes/falta.tsx';
import { erroDaExcecao, erroDaJanela, excecaoNova, janelaNova, janelasDe, type ExcecaoEscrita, type JanelaEscrita } from './rascunho.ts';

const DIAS: { value: DiaDaSemana; label: string }[] = [
  { value: 1, label: 'seg' },
  { value: 2, label: 'ter' },
  { value: 3, label: 'qua' },
  { value: 4, label: 'qui' },
  { value: 5, label: 'sex' },
  { value: 6, label: 'sáb' },
  { value: 0, label: 'dom' },
];

interface Props {
  readonly janelas: readonly JanelaEscrita[];
  readonly excecoes: readonly ExcecaoEscrita[];
  readonly aoMudarJanelas: (janelas: readonly JanelaEscrita[]) => void;
  readonly aoMudarExcecoes: (excecoes: readonly ExcecaoEscrita[]) => void;
}

/** When whoever has the profile may be in. */
export function Horario({ janelas, excecoes, aoMudarJanelas, aoMudarExcecoes }: Props) {
  const id = useId();
  return (
    <section className="cartao" aria-labelledby={id}>
      <h2 id={id}>Horário</h2>
      <p aria-live="polite">
        Quem tem este perfil entra <strong>{descreverJanelas(janelasDe(janelas))}</strong>.
      </p>
      <p className="ajuda">Sem horário, o perfil não limita nada. Quem tem vários perfis com horário entra no de qualquer um deles; o horário da própria pessoa vale no lugar de todos.</p>
      {janelas.map((j, i) => (
        <Janela key={j.chave} numero={i + 1} valor={j} aoMudar={(nova) => aoMudarJanelas(janelas.map((x) => (x === j ? nova : x)))} aoRetirar={() => aoMudarJanelas(janelas.filter((x) => x !== j))} />
      ))}
      <Button onClick={() => aoMudarJanelas([...janelas, janelaNova()])}>Acrescentar horário</Button>
      <h3>Dias diferentes</h3>
      {excecoes.map((e, i) => (
        <Excecao key={e.chave} numero={i + 1} valor={e} aoMudar={(nova) => aoMudarExcecoes(excecoes.map((x) => (x === e ? nova : x)))} aoRetirar={() => aoMudarExcecoes(excecoes.filter((x) => x !== e))} />
      ))}
      <Button onClick={() => aoMudarExcecoes([...excecoes, excecaoNova()])}>Acrescentar dia diferente</Button>
    </section>
  );
}

interface PropsDeUma<T> {
  readonly numero: number;
  readonly valor: T;
  readonly aoMudar: (valor: T) => void;
  readonly aoRetirar: () => void;
}

function Janela({ numero, valor, aoMudar, aoRetirar }: PropsDeUma<JanelaEscrita>) {
  const id = useId();
  const erro = erroDaJanela(valor);
  return (
    <fieldset className="sem-borda linha-de-horario" aria-describedby={`${id}-erro`}>
      <legend>Horário {numero}</legend>
      <Checkbox.Group aria-label={`Dias do horário ${numero}`} value={[...valor.dias]} options={DIAS} onChange={(dias) => aoMudar({ ...valor, dias })} />
      <DasAs id={id} de={numero} valor={valor} aoMudar={(horas) => aoMudar({ ...valor, ...horas })} />
      <Button size="small" onClick={aoRetirar}>
        Retirar<span className="so-leitor"> o horário {numero}</span>
      </Button>
      <Falta id={`${id}-erro`} texto={erro} />
    </fieldset>
  );
}

interface HorasEscritas {
  readonly inicio: string;
  readonly fim: string;
}

function DasAs({ id, de, valor, aoMudar }: { readonly id: string; readonly de: number; readonly valor: HorasEscritas; readonly aoMudar: (horas: HorasEscritas) => void }) {
  const campo = (qual: 'inicio' | 'fim', nome: string) => (
    <>
      <label htmlFor={`${id}-${qual}`}>
        {nome}
        <span className="so-leitor"> (linha {de})</span>
      </label>
      <Input id={`${id}-${qual}`} inputMode="numeric" maxLength={5} style={{ width: 80 }} value={valor[qual]} aria-describedby={`${id}-erro`} onChange={(e) => aoMudar({ inicio: valor.inicio, fim: valor.fim, [qual]: e.target.value })} />
    </>
  );
  return (
    <span className="das-as">
      {campo('inicio', 'das')}
      {campo('fim', 'às')}
    </span>
  );
}

function Excecao({ numero, valor, aoMudar, aoRetirar }: PropsDeUma<ExcecaoEscrita>) {
  const id = useId();
  return (
    <fieldset className="sem-borda linha-de-horario" aria-describedby={`${id}-erro`}>
      <legend>Dia diferente {numero}</legend>
      <label htmlFor={`${id}-data`}>Dia</label>
      <DatePicker id={`${id}-data`} format="DD/MM/YYYY" value={valor.data === '' ? null : dayjs(valor.data)} onChange={(dia) => aoMudar({ ...valor, data: dia?.format('YYYY-MM-DD') ?? '' })} />
      <label htmlFor={`${id}-tipo`}>O que muda</label>
      <Select
        id={`${id}-tipo`}
        style={{ width: 180 }}
        value={valor.tipo}
        options={[
          { value: 'FECHADO' as const, label: 'Ninguém entra' },
          { value: 'EXTRA' as const, label: 'Horas a mais' },
        ]}
        onChange={(tipo) => aoMudar({ ...valor, tipo })}
      />
      {valor.tipo === 'EXTRA' && <DasAs id={id} de={numero} valor={valor} aoMudar={(horas) => aoMudar({ ...valor, ...horas })} />}
      <label htmlFor={`${id}-motivo`}>Motivo</label>
      <Input id={`${id}-motivo`} maxLength={500} style={{ width: 220 }} value={valor.motivo} onChange={(e) => aoMudar({ ...valor, motivo: e.target.value })} />
      <Button size="small" onClick={aoRetirar}>
        Retirar<span className="so-leitor"> o dia diferente {numero}</span>
      </Button>
      <Falta id={`${id}-erro`} texto={erroDaExcecao(valor)} />
    </fieldset>
  );
}
