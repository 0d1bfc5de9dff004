import { Button } from 'antd';
import { useEffect } from 'react';

/** Nobody is in. There are no passwords yet: one enters by the link that the platform prints. */
export function SemSessao({ deNovo }: { readonly deNovo: () => void }) {
  useEffect(() => {
    document.title = 'Entrar · Nascente';
  }, []);
  return (
    <main className="entrar">
      <div className="entrar__cartao">
        <img src="/nascente.svg" alt="" width={56} height={56} />
        <h1>Entre no Nascente</h1>
        <p>Sua sessão terminou ou ainda não começou.</p>
        <ol>
          <li>
            Abra o terminal em que a plataforma está rodando, ou rode <code>npm start</code>.
          </li>
          <li>
            Use o endereço de entrada que ele mostra. Ele vale <strong>uma vez</strong>, por 15 minutos; <code>npm start</code> mostra um novo a cada vez.
          </li>
        </ol>
        <Button type="primary" onClick={deNovo} block>
          Já entrei: continuar
        </Button>
      </div>
    </main>
  );
}
