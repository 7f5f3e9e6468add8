import { useEffect, useState } from 'react';
import { readResult, type Result } from './shop.ts';

export function ResultPage() {
  const [result, setResult] = useState<Result>();

  useEffect(() => {
    void readResult().then(setResult);
  }, []);

  if (!result) return <p role="status">One moment…</p>;
  return (
    <>
      <h1>{result.title}</h1>
      <p>{result.text}</p>
      <a href="/">{result.isPaid ? 'Another order' : 'Back to your order'}</a>
    </>
  );
}
