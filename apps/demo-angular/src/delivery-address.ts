import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
} from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import {
  ADDRESS_FIELDS,
  addressError,
  addressLines,
  REGIONS,
  texts,
  type Address,
} from '@ams-cashier/shop';

const control = (name: keyof Address) =>
  new FormControl('', {
    nonNullable: true,
    validators: ({ value }) => {
      const error = addressError(name, value);
      return error === undefined ? null : { address: error };
    },
  });

/** The delivery address, or the form that changes it. */
@Component({
  selector: 'section[shopDelivery]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ReactiveFormsModule],
  template: `
    <h2 id="delivery-title">{{ texts.delivery }}</h2>
    @if (isEdited()) {
      <form class="delivery-form" novalidate [formGroup]="form" (ngSubmit)="save()">
        @for (field of fields; track field.name) {
          <div class="field" [attr.data-field]="field.name">
            <label [for]="'address-' + field.name">{{ field.label }}</label>
            <input
              class="input"
              [id]="'address-' + field.name"
              [formControlName]="field.name"
              [attr.name]="field.name"
              [attr.autocomplete]="field.autocomplete"
              [attr.aria-invalid]="!!errors()[field.name]"
              [attr.aria-describedby]="errors()[field.name] ? 'error-' + field.name : null"
              (input)="lookAgain()"
            />
            @if (errors()[field.name]; as error) {
              <p class="field-error" [id]="'error-' + field.name">{{ error }}</p>
            }
          </div>
        }
        <label class="field">
          {{ texts.addressRegion }}
          <select class="select" formControlName="region" name="region" autocomplete="country">
            @for (region of regions; track region[0]) {
              <option [value]="region[0]">{{ region[1] }}</option>
            }
          </select>
        </label>
        <div class="delivery-buttons">
          <button class="button" type="submit">{{ texts.useAddress }}</button>
          <button class="button button-quiet" type="button" (click)="leave(address())">
            {{ texts.keepAddress }}
          </button>
        </div>
      </form>
    } @else {
      <address class="delivery-address">
        @for (line of lines(); track $index) {
          <span>{{ line }}</span>
        }
      </address>
      <button
        class="button button-quiet"
        type="button"
        [attr.aria-label]="texts.changeAddress"
        [disabled]="disabled()"
        (click)="edit()"
      >
        {{ texts.change }}
      </button>
    }
  `,
})
export class DeliveryAddress {
  private readonly injector = inject(Injector);
  private readonly section = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly texts = texts;
  protected readonly fields = ADDRESS_FIELDS;
  protected readonly regions = REGIONS;

  readonly address = input.required<Address>();
  readonly disabled = input(false);
  /** The form is open: nothing should be paid until it is closed. */
  readonly edited = output();
  /** The form is closed. The address may be unchanged. */
  readonly done = output<Address>();

  protected readonly form = new FormGroup({
    name: control('name'),
    street: control('street'),
    postcode: control('postcode'),
    city: control('city'),
    region: control('region'),
  });
  protected readonly isEdited = signal(false);
  protected readonly errors = signal<Partial<Record<keyof Address, string>>>({});
  protected readonly lines = computed(() => addressLines(this.address()));

  protected edit(): void {
    this.form.reset(this.address());
    this.errors.set({});
    this.isEdited.set(true);
    this.edited.emit();
    this.focus('input');
  }

  private look(): void {
    const wrong = Object.entries(this.form.controls).filter(([, { invalid }]) => invalid);
    this.errors.set(
      Object.fromEntries(wrong.map(([name, { errors }]) => [name, errors?.['address']])),
    );
  }

  /** Only after the first attempt to submit: a shopper who is still typing has made no mistake. */
  protected lookAgain(): void {
    if (Object.keys(this.errors()).length > 0) this.look();
  }

  protected save(): void {
    this.look();
    if (this.form.invalid) this.focus('[aria-invalid=true]');
    else this.leave(this.form.getRawValue());
  }

  protected leave(address: Address): void {
    this.isEdited.set(false);
    this.done.emit(address);
    this.focus('button');
  }

  private focus(selector: string): void {
    const focus = () => this.section.querySelector<HTMLElement>(selector)?.focus();
    afterNextRender(focus, { injector: this.injector });
  }
}
