import { Select } from 'antd';
import { useId, useState } from 'react';
import buscarPessoas from '../../../../../../events/http/acesso/buscar-pessoas.ts';
import { Falta } from '../../../componentes/falta.tsx';
import { useConsulta } from '../../../nucleo/consulta.ts';
import { useDepois } from '../../../nucleo/depois.ts';

const ESPERA_MS = 300;
const MENOR_BUSCA = 2;

interface PropsDaBusca {
  readonly id: string;
  readonly valor: string | undefined;
  /** The name of who is chosen, where he was not chosen here. */
  readonly nomeDoValor?: string | undefined;
  readonly vazio: string;
  readonly ninguem: string;
  readonly largura: number | string;
  readonly falta?: boolean;
  readonly aoEscolher: (pessoa: string | undefined) => void;
}

/** One of the people who work here, by part of the name. */
function BuscarPessoa({ id, valor, nomeDoValor, vazio, ninguem, largura, falta = false, aoEscolher }: PropsDaBusca) {
  const [digitado, setDigitado] = useState('');
  const [escolhida, setEscolhida] = useState<{ readonly value: string; readonly label: string }>();
  const busca = useDepois(digitado.trim(), ESPERA_MS);
  const { data, isFetching } = useConsulta(buscarPessoas, { consulta: { busca } }, { ativa: busca.length >= MENOR_BUSCA, manter: true });
  const achadas = (data?.itens ?? []).map((p) => ({ value: p.id, label: `${p.nome} (${p.login})` }));
  // Whoever is chosen keeps his name while another is searched for.
  const atual = valor === undefined ? undefined : escolhida?.value === valor ? escolhida : { value: valor, label: nomeDoValor ?? 'A pessoa do endereço' };
  return (
    <Select
      id={id}
      showSearch={{ filterOption: false, onSearch: setDigitado }}
      allowClear
      value={valor ?? null}
      options={atual === undefined || achadas.some((p) => p.value === atual.value) ? achadas : [...achadas, atual]}
      loading={isFetching}
      placeholder={vazio}
      notFoundContent={busca.length < MENOR_BUSCA ? 'Escreva ao menos duas letras do nome.' : ninguem}
      popupMatchSelectWidth={false}
      style={{ width: largura }}
      status={falta ? 'error' : ''}
      aria-invalid={falta}
      aria-describedby={`${id}-falta`}
      onChange={(qual: string | null | undefined) => {
        setEscolhida(achadas.find((p) => p.value === qual));
        aoEscolher(qual ?? undefined);
      }}
    />
  );
}

interface Props {
  readonly nome: string;
  readonly valor: string | undefined;
  readonly falta: boolean;
  readonly aoEscolher: (pessoa: string | undefined) => void;
}

/** A field of a dialog. */
export function EscolherPessoa({ nome, valor, falta, aoEscolher }: Props) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{nome}</label>
      <BuscarPessoa id={id} valor={valor} vazio="Comece a escrever o nome" ninguem="Ninguém ativo com este nome." largura="100%" falta={falta} aoEscolher={aoEscolher} />
      <Falta id={`${id}-falta`} texto={falta ? 'Escolha a pessoa.' : ''} />
    </div>
  );
}

/** A filter of a list. */
export function FiltroDePessoa({ nome, valor, nomeDoValor, aoEscolher }: Omit<Props, 'falta'> & Pick<PropsDaBusca, 'nomeDoValor'>) {
  const id = useId();
  return (
    <span className="escolha">
      <label htmlFor={id}>{nome}</label>
      <BuscarPessoa id={id} valor={valor} nomeDoValor={nomeDoValor} vazio="Comece a escrever" ninguem="Ninguém ativo com este nome. Para quem já saiu, use Filtrar nesta lista." largura={200} aoEscolher={aoEscolher} />
    </span>
  );
}
