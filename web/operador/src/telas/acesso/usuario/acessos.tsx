import { Button } from 'antd';
import { useState } from 'react';
import { GRUPOS_DE_TRABALHO } from '../../../../../../domain/acesso/funcoes.ts';
import { data } from '../../../nucleo/formatar.ts';
import { concessoesEmPalavras, NOME_DA_ACAO, nomeDaFuncao, nomeDoPrivilegio, setoresEmPalavras } from '../comum/palavras.ts';
import { AlterarAcessos } from './alterar-acessos.tsx';
import type { Opcoes, Usuario } from './comum.ts';

interface Props {
  readonly usuario: Usuario;
  readonly opcoes: Opcoes;
  readonly altera: boolean;
}

/** What was given, and what the person can do because of it. */
export function AbaDosAcessos({ usuario, opcoes, altera }: Props) {
  const [alterando, setAlterando] = useState(false);
  const { acessos } = usuario;
  const grupos = acessos.gruposDeTrabalho.map((g) => GRUPOS_DE_TRABALHO[g]).join(', ');
  return (
    <>
      <section className="cartao" aria-labelledby="usuario-dado">
        <h2 id="usuario-dado">O que foi dado</h2>
        <dl className="dados">
          <dt>Perfis</dt>
          <dd>{usuario.perfis.map((p) => p.nome).join(', ') || 'nenhum'}</dd>
          <dt>Permissões próprias</dt>
          <dd>{concessoesEmPalavras(acessos.concessoes) || 'nenhuma'}</dd>
          <dt>Negado</dt>
          <dd>{concessoesEmPalavras(acessos.negacoes) || 'nada'}</dd>
          <dt>Limite</dt>
          <dd>{acessos.somenteConsulta ? 'só consulta: de tudo o que tem, vê e não muda' : 'nenhum'}</dd>
          <dt>Grupos de trabalho</dt>
          <dd>{grupos || 'todos os que as permissões abrem'}</dd>
          <dt>Privilégios</dt>
          <dd>{usuario.privilegios.map((p) => `${nomeDoPrivilegio(p.privilegio)}, de ${data(p.de)} a ${data(p.ate)}`).join('; ') || 'nenhum'}</dd>
        </dl>
        {altera && <Button onClick={() => setAlterando(true)}>Alterar perfis e permissões</Button>}
      </section>
      <Efetivas usuario={usuario} opcoes={opcoes} />
      {alterando && <AlterarAcessos usuario={usuario} opcoes={opcoes} aoFechar={() => setAlterando(false)} />}
    </>
  );
}

function origemEmPalavras({ tipo, nome }: Usuario['efetivas'][number]['origem']): string {
  switch (tipo) {
    case 'TOTAL':
      return 'acesso total';
    case 'PROPRIA':
      return 'permissão própria';
    case 'PERFIL':
      return `perfil ${nome ?? ''}`;
    case 'DELEGACAO':
      return `delegação de ${nome ?? ''}`;
  }
}

function Efetivas({ usuario: { efetivas, ativo }, opcoes }: Omit<Props, 'altera'>) {
  return (
    <section className="cartao" aria-labelledby="usuario-efetivas">
      <h2 id="usuario-efetivas">O que pode hoje, e de onde vem</h2>
      {efetivas.length === 0 ? (
        <p className="ajuda">{ativo ? 'Nada: não tem perfil nem permissão, ou tudo o que tem está negado.' : 'Nada enquanto estiver inativo.'}</p>
      ) : (
        <table className="quadro">
          <thead>
            <tr>
              <th scope="col">Função</th>
              <th scope="col">O que pode</th>
              <th scope="col">Onde</th>
              <th scope="col">De onde vem</th>
            </tr>
          </thead>
          <tbody>
            {efetivas.map((e) => (
              <tr key={JSON.stringify(e)}>
                <th scope="row">{nomeDaFuncao(e.funcao)}</th>
                <td>{e.acoes.map((a) => NOME_DA_ACAO[a]).join(', ')}</td>
                <td>{setoresEmPalavras(e.setores, opcoes)}</td>
                <td>{origemEmPalavras(e.origem)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
