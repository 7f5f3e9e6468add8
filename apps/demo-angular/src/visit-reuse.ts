import { Injectable } from '@angular/core';
import { BaseRouteReuseStrategy, type ActivatedRouteSnapshot } from '@angular/router';

/** Another basket or order is another visit, with a new page. Another way to show the cashier is not. */
@Injectable()
export class VisitReuse extends BaseRouteReuseStrategy {
  override shouldReuseRoute(future: ActivatedRouteSnapshot, now: ActivatedRouteSnapshot): boolean {
    return (
      super.shouldReuseRoute(future, now) && (!future.component || visit(future) === visit(now))
    );
  }
}

function visit({ queryParams: { display: _, ...query } }: ActivatedRouteSnapshot): string {
  return JSON.stringify(query);
}
