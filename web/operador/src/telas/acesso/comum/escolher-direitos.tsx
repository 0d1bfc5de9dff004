import { Checkbox, Select } from 'antd';
import { useId } from 'react';
import type { Acao } from '../../../../../../domain/acesso/permissao.ts';
import { Falta } from '../../../componentes/falta.tsx';
import { FUNCOES_POR_GRUPO, NOME_DA_ACAO, nomeDaFuncao, type MeusAcessos } from './palavras.ts';

/** What was ticked: actions by function, and the setores to which all of it is restricted (none: wherever the person holds it). */
export interface DireitosEscolhidos {
  readonly acoes: Readonly<Record<string, readonly Acao[]>>;
  readonly setores: readonly number[];
}
export const NADA_ESCOLHIDO: DireitosEscolhidos = { acoes: {}, setores: [] };

/** The grants that the API takes: what was ticked, in the places where the person himself holds it. */
export function concessoesDe({ acoes, setores }: DireitosEscolhidos, { acessos }: MeusAcessos): { funcao: string; acoes: Acao[]; setores?: number[] }[] {
  return acessos
    .filter((a) => a.delegante === null)
    .flatMap((meu) => {
      const querem = meu.acoes.filter((acao) => acoes[meu.funcao]?.includes(acao));
      const onde = setores.length === 0 ? meu.setores : setores.filter((s) => meu.setores === null || meu.setores.includes(s));
      if (querem.length === 0 || onde?.length === 0) return [];
      return [{ funcao: meu.funcao, acoes: querem, ...(onde === null ? {} : { setores: [...onde] }) }];
    });
}

interface Props {
  readonly meus: MeusAcessos;
  readonly valor: DireitosEscolhidos;
  readonly falta: boolean;
  readonly aoMudar: (valor: DireitosEscolhidos) => void;
}

/** Function by function of what the person holds by himself: nobody gives what he has not, so nothing else is offered. */
export function EscolherDireitos({ meus, valor, falta, aoMudar }: Props) {
  const id = useId();
  const minhas = new Map<string, readonly Acao[]>();
  for (const { funcao, acoes, delegante } of meus.acessos) if (delegante === null) minhas.set(funcao, [...new Set([...(minhas.get(funcao) ?? []), ...acoes])]);
  const grupos = FUNCOES_POR_GRUPO.map((g) => ({ ...g, funcoes: g.funcoes.filter((f) => minhas.has(f)) })).filter((g) => g.funcoes.length > 0);
  const marcar = (funcao: string, acoes: readonly Acao[]) => aoMudar({ ...valor, acoes: { ...valor.acoes, [funcao]: acoes } });
  return (
    <>
      <div className="direitos" aria-describedby={`${id}-falta`}>
        {grupos.map(({ grupo, nome, funcoes }) => (
          <fieldset key={grupo}>
            <legend>{nome}</legend>
            {funcoes.map((funcao) => (
              <div key={funcao} className="direitos__funcao">
                <span id={`${id}-${funcao}`}>{nomeDaFuncao(funcao)}</span>
                <Checkbox.Group
                  aria-labelledby={`${id}-${funcao}`}
                  value={[...(valor.acoes[funcao] ?? [])]}
                  options={(minhas.get(funcao) ?? []).map((acao) => ({ value: acao, label: NOME_DA_ACAO[acao] }))}
                  onChange={(acoes) => marcar(funcao, acoes)}
                />
              </div>
            ))}
          </fieldset>
        ))}
        {grupos.length === 0 && <p>Você não tem nenhum direito próprio para dar.</p>}
      </div>
      <Falta id={`${id}-falta`} texto={falta ? 'Marque ao menos uma ação, em lugares onde você a tem.' : ''} />
      <div>
        <label htmlFor={`${id}-setores`}>Só nestes setores</label>
        <Select
          id={`${id}-setores`}
          mode="multiple"
          allowClear
          optionFilterProp="label"
          placeholder="Em todos os lugares onde eu posso"
          style={{ width: '100%' }}
          value={[...valor.setores]}
          options={meus.lugares.setores.map((s) => ({ value: s.id, label: `${meus.lugares.localidades.find((l) => l.id === s.localidade)?.nome ?? ''} · ${s.nome}` }))}
          onChange={(setores: number[]) => aoMudar({ ...valor, setores })}
        />
      </div>
    </>
  );
}
