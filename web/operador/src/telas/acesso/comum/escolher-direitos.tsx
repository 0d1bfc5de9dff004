import { Checkbox } from 'antd';
import { useId } from 'react';
import type { Acao } from '../../../../../../domain/acesso/permissao.ts';
import { Falta } from '../../../componentes/falta.tsx';
import { EscolherLugares } from '../lugares/escolher-lugares.tsx';
import { lugaresPedidos, SEM_LIMITE, type Lugares } from '../lugares/lugares.ts';
import { FUNCOES_POR_GRUPO, NOME_DA_ACAO, nomeDaFuncao, type MeusAcessos } from './palavras.ts';

/** What was ticked: actions by function, and the places to which all of it is restricted (none: wherever the person holds it). */
export interface DireitosEscolhidos {
  readonly acoes: Readonly<Record<string, readonly Acao[]>>;
  readonly lugares: Lugares;
}
export const NADA_ESCOLHIDO: DireitosEscolhidos = { acoes: {}, lugares: SEM_LIMITE };

type Concessao = { funcao: string; acoes: Acao[] } & ReturnType<typeof lugaresPedidos>;

/** The grants that the API takes: what was ticked, in the places where the person himself holds it. */
export function concessoesDe({ acoes, lugares }: DireitosEscolhidos, { acessos, lugares: catalogo }: MeusAcessos): Concessao[] {
  return acessos
    .filter((a) => a.delegante === null)
    .flatMap((meu): Concessao[] => {
      const querem = meu.acoes.filter((acao) => acoes[meu.funcao]?.includes(acao));
      const onde = ondeTem(meu.setores, lugares, catalogo);
      return querem.length === 0 || onde === undefined ? [] : [{ funcao: meu.funcao, acoes: querem, ...onde }];
    });
}

/** Of whom holds it in some setores, only those are given, whatever localidade was asked for; undefined: in none of the places asked for. */
function ondeTem(meus: readonly number[] | null, lugares: Lugares, { setores }: MeusAcessos['lugares']): ReturnType<typeof lugaresPedidos> | undefined {
  if (meus === null) return lugaresPedidos(lugares);
  const querida = ({ id, localidade }: { readonly id: number; readonly localidade: number }) => (lugares.localidades.length === 0 || lugares.localidades.includes(localidade)) && (lugares.setores.length === 0 || lugares.setores.includes(id));
  const daqui = setores.filter((s) => meus.includes(s.id) && querida(s)).map((s) => s.id);
  return daqui.length === 0 ? undefined : lugaresPedidos({ ...SEM_LIMITE, setores: daqui, departamentos: lugares.departamentos });
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
      <EscolherLugares catalogo={meus.lugares} valor={valor.lugares} de="tudo o que você marcou" semLimites="Em todos os lugares onde eu posso." aoMudar={(lugares) => aoMudar({ ...valor, lugares })} />
    </>
  );
}
