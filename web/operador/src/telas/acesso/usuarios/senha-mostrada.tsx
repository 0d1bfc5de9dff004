import { Alert } from 'antd';
import { Copiar } from '../../../componentes/copiar.tsx';
import { Dialogo } from '../../../componentes/dialogo.tsx';

interface Props {
  readonly senha: string;
  readonly nome: string;
  readonly login: string;
  /** What a copy did not bring. */
  readonly nuncaCopiado?: readonly string[];
  /** The person was created and may nothing: the system does not let in who may nothing. */
  readonly semAcesso?: boolean;
  readonly aoFechar: () => void;
}

/** The one-time password, once: closing this is the end of it. */
export function SenhaMostrada({ senha, nome, login, nuncaCopiado = [], semAcesso = false, aoFechar }: Props) {
  return (
    <Dialogo title={`Senha provisória de ${nome}`} okText="Já entreguei" semCancelar aoConfirmar={aoFechar} aoFechar={aoFechar} width={600}>
      <Alert type="warning" showIcon className="recusa" title="Copie agora: ela não aparece de novo" description="O sistema não guarda a senha, só um resumo dela. Se ela se perder, dê outra." />
      {semAcesso && <Alert type="info" showIcon className="recusa" title={`${nome} ainda não tem acesso a nada`} description="Sem um perfil ou uma permissão, o sistema não deixa entrar. Abra a página da pessoa e, em Perfis e permissões, dê o que ela vai usar." />}
      <p className="chave-inteira">
        <code>{senha}</code>
        <Copiar texto={senha} oque="a senha" />
      </p>
      <p>
        Entregue em mãos, ou por um meio que só {nome} leia, com o usuário <code>{login}</code>. No primeiro acesso o sistema pede uma senha nova antes de abrir qualquer tela.
      </p>
      {nuncaCopiado.length > 0 && (
        <>
          <p>Não foi copiado, porque é de cada pessoa:</p>
          <ul>
            {nuncaCopiado.map((parte) => (
              <li key={parte}>{parte}</li>
            ))}
          </ul>
        </>
      )}
    </Dialogo>
  );
}
