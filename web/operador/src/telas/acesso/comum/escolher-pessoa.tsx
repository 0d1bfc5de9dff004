import { Select } from 'antd';
import { useId, useState } from 'react';
import buscarPessoas from '../../../../../../events/http/acesso/buscar-pessoas.ts';
import { Falta } from '../../../componentes/falta.tsx';
import { useConsulta } from '../../../nucleo/consulta.ts';
import { useDepois } from '../../../nucleo/depois.ts';

const ESPERA_MS = 300;
const MENOR_BUSCA = 2;

interface Props {
  readonly nome: string;
  readonly valor: string | undefined;
  readonly falta: boolean;
  readonly aoEscolher: (pessoa: string | undefined) => void;
}

/** One of the people who work here, by the name. */
export function EscolherPessoa({ nome, valor, falta, aoEscolher }: Props) {
  const id = useId();
  const [digitado, setDigitado] = useState('');
  const busca = useDepois(digitado.trim(), ESPERA_MS);
  const { data, isFetching } = useConsulta(buscarPessoas, { consulta: { busca } }, { ativa: busca.length >= MENOR_BUSCA, manter: true });
  const opcoes = (data?.itens ?? []).map((p) => ({ value: p.id, label: `${p.nome} (${p.login})` }));
  return (
    <div>
      <label htmlFor={id}>{nome}</label>
      <Select
        id={id}
        showSearch={{ filterOption: false, onSearch: setDigitado }}
        allowClear
        value={valor ?? null}
        options={opcoes}
        loading={isFetching}
        placeholder="Comece a escrever o nome"
        notFoundContent={busca.length < MENOR_BUSCA ? 'Escreva ao menos duas letras do nome.' : 'Ninguém ativo com este nome.'}
        style={{ width: '100%' }}
        status={falta ? 'error' : ''}
        aria-invalid={falta}
        aria-describedby={`${id}-falta`}
        onChange={(escolhida: string | null | undefined) => aoEscolher(escolhida ?? undefined)}
      />
      <Falta id={`${id}-falta`} texto={falta ? 'Escolha a pessoa.' : ''} />
    </div>
  );
}
