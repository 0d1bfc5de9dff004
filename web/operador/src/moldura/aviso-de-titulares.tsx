import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { prazosEmPalavras, usePrazosDosTitulares } from '../telas/lgpd/prazos-dos-titulares.ts';

/** Of requests whose term passed, on every screen of who answers them until they are answered. Those that are still in time wait at the beginning (Início). */
export function AvisoDeTitulares() {
  const { data } = usePrazosDosTitulares();
  const [vencidos] = prazosEmPalavras({ vencidos: data?.vencidos ?? 0, aVencer: 0 });
  if (vencidos === undefined) return null;
  return (
    <output>
      <Alert
        type="error"
        showIcon
        banner
        title={
          <>
            {vencidos.texto} (LGPD, art. 19).{' '}
            <Link to="/lgpd" search={{ aba: 'pedidos', alarme: 'VENCIDO' }}>
              Responder
            </Link>
          </>
        }
      />
    </output>
  );
}
