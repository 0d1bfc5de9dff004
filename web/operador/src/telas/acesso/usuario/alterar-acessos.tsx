import { App, Checkbox, Select } from 'antd';
import { useId, useState } from 'react';
import { GRUPOS_DE_TRABALHO } from '../../../../../../domain/acesso/funcoes.ts';
import alterarAcessosDoUsuario from '../../../../../../events/http/acesso/alterar-acessos-do-usuario.ts';
import { DialogoMotivo } from '../../../componentes/dialogo-motivo.tsx';
import { useAto } from '../../../nucleo/ato.ts';
import { acessosPara, comoPedida, ENVELHECEM, type Acessos, type Opcoes, type Usuario } from './comum.ts';
import { EditarConcessoes, semVazias } from './editar-concessoes.tsx';

const GRUPOS = Object.entries(GRUPOS_DE_TRABALHO).map(([value, label]) => ({ value, label }));

/** The whole of what is given but for the hours; refused when somebody changed it meanwhile. Mounted while open. */
export function AlterarAcessos({ usuario, opcoes, aoFechar }: { readonly usuario: Usuario; readonly opcoes: Opcoes; readonly aoFechar: () => void }) {
  const { acessos } = usuario;
  const [perfis, setPerfis] = useState(acessos.perfis);
  const [concessoes, setConcessoes] = useState(() => acessos.concessoes.map(comoPedida));
  const [negacoes, setNegacoes] = useState(() => acessos.negacoes.map(comoPedida));
  const [somenteConsulta, setSomenteConsulta] = useState(acessos.somenteConsulta);
  const [grupos, setGrupos] = useState<Acessos['gruposDeTrabalho']>(acessos.gruposDeTrabalho);
  const ato = useAto(alterarAcessosDoUsuario, ENVELHECEM);
  const { message } = App.useApp();
  const id = useId();
  const gravar = (motivo: string) => {
    const mudanca = { perfis, concessoes: semVazias(concessoes), negacoes: semVazias(negacoes), somenteConsulta, gruposDeTrabalho: grupos };
    ato.mutate(
      { params: { id: usuario.id }, corpo: acessosPara(acessos, mudanca, motivo) },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success('Acessos alterados: valem a partir da próxima ação da pessoa.');
          aoFechar();
        },
      },
    );
  };
  return (
    <DialogoMotivo
      titulo={`Perfis e permissões de ${usuario.nome}`}
      explicacao="Vale a partir da próxima ação da pessoa. Se ela ficasse com os dois lados de um controle, o sistema recusa e diz qual."
      confirmar="Gravar"
      largura={760}
      usuais={['Mudou de setor', 'Passou a fazer este trabalho', 'Não faz mais este trabalho']}
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      campos={() => (
        <>
          <div>
            <label htmlFor={`${id}-perfis`}>Perfis</label>
            <Select id={`${id}-perfis`} mode="multiple" allowClear optionFilterProp="label" placeholder="Nenhum" style={{ width: '100%' }} value={perfis} options={opcoesDePerfil(usuario, opcoes)} onChange={(p: string[]) => setPerfis(p)} />
          </div>
          <EditarConcessoes titulo="Permissões próprias" acrescentar="Dar uma permissão" valor={concessoes} opcoes={opcoes} aoMudar={setConcessoes} />
          <EditarConcessoes titulo="Negado, mesmo que um perfil dê" acrescentar="Negar uma permissão" valor={negacoes} opcoes={opcoes} aoMudar={setNegacoes} />
          <Checkbox checked={somenteConsulta} onChange={(e) => setSomenteConsulta(e.target.checked)}>
            Só consulta: de tudo o que tem, vê e não muda
          </Checkbox>
          <div>
            <label htmlFor={`${id}-grupos`}>Grupos de trabalho no menu</label>
            <Select id={`${id}-grupos`} mode="multiple" allowClear placeholder="Todos" style={{ width: '100%' }} value={grupos} options={GRUPOS} onChange={(g: Acessos['gruposDeTrabalho']) => setGrupos(g)} />
          </div>
        </>
      )}
      aoConfirmar={gravar}
      aoFechar={aoFechar}
    />
  );
}

/** Those in use, and those that the person has and are out of use: they may be taken away. */
function opcoesDePerfil({ perfis }: Usuario, opcoes: Opcoes): { value: string; label: string }[] {
  const fora = perfis.filter((p) => !opcoes.perfis.some(({ codigo }) => codigo === p.codigo)).map((p) => ({ value: p.codigo, label: `${p.nome} (fora de uso)` }));
  return [...opcoes.perfis.map((p) => ({ value: p.codigo, label: p.somenteConsulta ? `${p.nome} (só consulta)` : p.nome })), ...fora];
}
