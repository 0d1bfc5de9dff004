import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { Button, Result } from 'antd';

/** A screen that broke: the others go on working. */
export function FalhaDaTela({ error, reset }: ErrorComponentProps) {
  return (
    <Result
      status="error"
      title={<h1 className="titulo-de-resultado">Esta tela parou de funcionar</h1>}
      subTitle={`Nada do que foi gravado se perdeu. Tente de novo ou recarregue a página. ${error instanceof Error ? `(${error.message})` : ''}`}
      extra={[
        <Button key="de-novo" type="primary" onClick={reset}>
          Tentar de novo
        </Button>,
        <Button key="recarregar" onClick={() => window.location.reload()}>
          Recarregar a página
        </Button>,
      ]}
    />
  );
}

export function TelaInexistente() {
  return <Result status="404" title={<h1 className="titulo-de-resultado">Esta página não existe</h1>} subTitle="Confira o endereço ou comece de novo pelo menu." extra={<Link to="/">Ir para o início</Link>} />;
}
