import { App, Button } from 'antd';
import { useState } from 'react';
import darSenha from '../../../../../../events/http/acesso/dar-senha.ts';
import mudarAdministrador from '../../../../../../events/http/acesso/mudar-administrador.ts';
import { DialogoMotivo } from '../../../componentes/dialogo-motivo.tsx';
import { usePode, useSessao } from '../../../moldura/sessao.ts';
import { useAto } from '../../../nucleo/ato.ts';
import { MudarSituacao } from '../usuarios/mudar-situacao.tsx';
import { NovoUsuario, type Criado } from '../usuarios/novo-usuario.tsx';
import { SenhaMostrada } from '../usuarios/senha-mostrada.tsx';
import { ENVELHECEM, type Opcoes, type Usuario } from './comum.ts';

type Aberto = 'copiar' | 'situacao' | 'senha' | 'administrador' | { readonly criado: Criado } | { readonly senha: string };

interface Props {
  readonly usuario: Usuario;
  readonly opcoes: Opcoes;
  readonly proprio: boolean;
  readonly protegido: boolean;
}

/** What can be done with the person as a whole; what is not allowed is not offered. */
export function Acoes({ usuario, opcoes, proprio, protegido }: Props) {
  const pode = usePode();
  const { administrador } = useSessao();
  const [aberto, setAberto] = useState<Aberto | null>(null);
  const executa = pode.semLimite('usuario:executar') && !proprio && !protegido;
  const fechar = () => setAberto(null);
  return (
    <span className="botoes">
      {pode.semLimite('usuario:incluir') && <Button onClick={() => setAberto('copiar')}>Novo como este</Button>}
      {executa && usuario.ativo && <Button onClick={() => setAberto('senha')}>Dar senha provisória</Button>}
      {administrador && executa && (usuario.ativo || usuario.administrador) && <Button onClick={() => setAberto('administrador')}>{usuario.administrador ? 'Retirar acesso total' : 'Dar acesso total'}</Button>}
      {executa && (
        <Button danger={usuario.ativo} onClick={() => setAberto('situacao')}>
          {usuario.ativo ? 'Desativar' : 'Ativar'}
        </Button>
      )}
      {aberto === 'copiar' && <NovoUsuario opcoes={opcoes} copiarDe={usuario} aoCriar={(criado) => setAberto({ criado })} aoFechar={fechar} />}
      {aberto === 'situacao' && <MudarSituacao pessoas={[usuario]} ativo={!usuario.ativo} aoFazer={fechar} aoFechar={fechar} />}
      {aberto === 'senha' && <DarSenha usuario={usuario} aoDar={(senha) => setAberto({ senha })} aoFechar={fechar} />}
      {aberto === 'administrador' && <AcessoTotal usuario={usuario} aoFechar={fechar} />}
      {typeof aberto === 'object' && aberto !== null && 'senha' in aberto && <SenhaMostrada senha={aberto.senha} nome={usuario.nome} login={usuario.login} aoFechar={fechar} />}
      {typeof aberto === 'object' && aberto !== null && 'criado' in aberto && <SenhaMostrada senha={aberto.criado.senha} nome={aberto.criado.usuario.nome} login={aberto.criado.usuario.login} nuncaCopiado={aberto.criado.nuncaCopiado} semAcesso={aberto.criado.usuario.efetivas.length === 0} aoFechar={fechar} />}
    </span>
  );
}

function DarSenha({ usuario, aoDar, aoFechar }: { readonly usuario: Usuario; readonly aoDar: (senha: string) => void; readonly aoFechar: () => void }) {
  const ato = useAto(darSenha, ENVELHECEM);
  return (
    <DialogoMotivo
      titulo={`Dar uma senha provisória a ${usuario.nome}?`}
      explicacao="A senha de agora deixa de valer e as sessões abertas terminam. A nova aparece uma vez, e só abre a troca dela."
      confirmar="Dar senha"
      usuais={['Esqueceu a senha', 'Suspeita de que outro a conhece']}
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      aoConfirmar={(motivo) => ato.mutate({ params: { id: usuario.id }, corpo: { motivo } }, { onSuccess: (r) => (r.ok ? aoDar(r.valor.senha) : undefined) })}
      aoFechar={aoFechar}
    />
  );
}

function AcessoTotal({ usuario, aoFechar }: { readonly usuario: Usuario; readonly aoFechar: () => void }) {
  const ato = useAto(mudarAdministrador, ENVELHECEM);
  const { message } = App.useApp();
  const dar = !usuario.administrador;
  const feito = () => {
    void message.success(dar ? 'Acesso total dado.' : 'Acesso total retirado.');
    aoFechar();
  };
  return (
    <DialogoMotivo
      titulo={dar ? `Dar acesso total a ${usuario.nome}?` : `Retirar o acesso total de ${usuario.nome}?`}
      explicacao={
        dar
          ? 'A pessoa passa a poder tudo, em toda parte. Para isso recebe, com este motivo, uma exceção de segregação de um ano para cada par de controles; elas aparecem na aba Segregação.'
          : 'A pessoa fica só com os perfis e permissões próprias. As exceções de segregação que vieram com o acesso total terminam agora.'
      }
      confirmar={dar ? 'Dar acesso total' : 'Retirar acesso total'}
      usuais={dar ? ['Assume a administração do sistema'] : ['Deixou a administração do sistema']}
      perigo
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      aoConfirmar={(motivo) => ato.mutate({ params: { id: usuario.id }, corpo: { administrador: dar, motivo } }, { onSuccess: (r) => (r.ok ? feito() : undefined) })}
      aoFechar={aoFechar}
    />
  );
}
