import { Select } from 'antd';
import { useId } from 'react';
import { descreverEvento, EVENTOS, GRUPOS_DE_EVENTOS } from '../../../../../domain/comum/auditoria/eventos.ts';

/** By group, each with all of it first, which is asked by how the names of its events begin. */
const OPCOES = Object.entries(GRUPOS_DE_EVENTOS).map(([contexto, grupo]) => ({
  label: grupo,
  options: [
    { value: `${contexto}/`, label: `Tudo de ${grupo}` },
    ...Object.entries(EVENTOS)
      .filter(([funcao]) => funcao.startsWith(`${contexto}/`))
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => a.label.localeCompare(b.label, 'pt-BR')),
  ],
}));
const SABIDAS = new Set(OPCOES.flatMap((g) => g.options.map((o) => o.value)));
const semAcentos = (texto: string) => texto.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** What happened, chosen by its words. */
export function EscolhaDeEvento({ valor, aoEscolher }: { readonly valor: string | undefined; readonly aoEscolher: (funcao: string | undefined) => void }) {
  const id = useId();
  // an address may ask for what this version does not list
  const opcoes = valor === undefined || SABIDAS.has(valor) ? OPCOES : [{ label: 'Outros', options: [{ value: valor, label: descreverEvento(valor) }] }, ...OPCOES];
  return (
    <span className="escolha">
      <label htmlFor={id}>O que aconteceu</label>
      <Select<string>
        id={id}
        allowClear
        showSearch={{ filterOption: (digitado, opcao) => semAcentos(String(opcao?.label ?? '')).includes(semAcentos(digitado)) }}
        placeholder="Tudo"
        style={{ width: 260 }}
        popupMatchSelectWidth={340}
        value={valor ?? null}
        options={opcoes}
        onChange={(novo: string | null | undefined) => aoEscolher(novo ?? undefined)}
      />
    </span>
  );
}
