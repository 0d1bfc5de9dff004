import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { escolher, opcoesDe, SEM_LIMITE, semLimite, type Catalogo, type Dimensao, type Lugares } from './lugares.ts';

const CAMPOS: readonly { readonly dimensao: Dimensao; readonly nome: string; readonly vazio: string }[] = [
  { dimensao: 'localidades', nome: 'Só nestas localidades', vazio: 'Todas' },
  { dimensao: 'setores', nome: 'Só nestes setores', vazio: 'Todos' },
  { dimensao: 'departamentos', nome: 'Só destes departamentos', vazio: 'De qualquer um' },
];

interface Props {
  readonly catalogo: Catalogo;
  readonly valor: Lugares;
  /** Of what the places are, for who hears the screen: "permissão 2". */
  readonly de: string;
  /** What holds while nothing is chosen. */
  readonly semLimites: string;
  readonly aoMudar: (valor: Lugares) => void;
}

/** Where a right holds: everywhere until somebody wants less. Each field is searched by typing and walked by the arrows. */
export function EscolherLugares({ catalogo, valor, de, semLimites, aoMudar }: Props) {
  const id = useId();
  const [aberto, setAberto] = useState(!semLimite(valor));
  const opcoes = opcoesDe(catalogo, valor);
  if (!aberto) {
    return (
      <p className="lugares-fechados">
        {semLimites}
        <Button size="small" onClick={() => setAberto(true)}>
          Limitar lugares<span className="so-leitor"> de {de}</span>
        </Button>
      </p>
    );
  }
  const fechar = () => {
    aoMudar(SEM_LIMITE);
    setAberto(false);
  };
  return (
    <fieldset className="sem-borda lugares">
      <legend className="so-leitor">Lugares: {de}</legend>
      {CAMPOS.filter(({ dimensao }) => opcoes[dimensao].length > 0).map(({ dimensao, nome, vazio }) => (
        <div key={dimensao}>
          <label htmlFor={`${id}-${dimensao}`}>{nome}</label>
          <Select
            id={`${id}-${dimensao}`}
            mode="multiple"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={vazio}
            notFoundContent="Nada com este nome."
            style={{ width: '100%' }}
            value={[...valor[dimensao]]}
            options={[...opcoes[dimensao]]}
            onChange={(quais: number[]) => aoMudar(escolher(valor, dimensao, quais, catalogo))}
          />
        </div>
      ))}
      <p className="ajuda">
        {valor.departamentos.length > 0 && 'Ligações, contas, leituras e ciclos não são de nenhum departamento: com este limite, o direito não alcança nada disso. '}
        <Button size="small" onClick={fechar}>
          Não limitar<span className="so-leitor"> {de}</span>
        </Button>
      </p>
    </fieldset>
  );
}
