import { useNavigate } from '@tanstack/react-router';
import mostrarPolitica from '../../../../../events/http/acesso/mostrar-politica-de-senha.ts';
import { Espera } from '../../componentes/falha.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { useConsulta } from '../../nucleo/consulta.ts';
import { FormularioDeSenha } from './formulario.tsx';

/** Of who is in and wants another password. */
export function Senha() {
  const navegar = useNavigate();
  const politica = useConsulta(mostrarPolitica, {});
  return (
    <Pagina titulo="Trocar a senha" subtitulo="Suas outras sessões, em outros computadores, serão encerradas.">
      <div className="entrar__cartao entrar__cartao--solto">
        <Espera consulta={politica}>{(regras) => <FormularioDeSenha regras={regras} aoTrocar={() => void navegar({ to: '/' })} />}</Espera>
      </div>
    </Pagina>
  );
}
