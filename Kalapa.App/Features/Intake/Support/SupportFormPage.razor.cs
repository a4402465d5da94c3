using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain.Access;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Kalapa.App.Features.Intake.Support;

/// <summary>The form of a fault, a question or an order: one page. What is typed is on the server within a second.</summary>
public sealed partial class SupportFormPage() : AutoSavedForm<SupportDetails>(new())
{
    /// <summary>Under which the fields' names stand among the words.</summary>
    private const string Names = "Support.Field";

    private SupportFormView? _view;
    private string? _number;
    private IReadOnlyList<(string Field, string Text)> _leftOver = [];
    private ElementReference _faults;
    private bool _discarding;
    private bool _leaving;
    private bool _showFaults;

    [Inject]
    private IStringLocalizer<IntakeWords> Words { get; set; } = default!;

    [Inject]
    private SupportForm Form { get; set; } = default!;

    [Inject]
    private TicketKinds Kinds { get; set; } = default!;

    [Inject]
    private SaveSupport Save { get; set; } = default!;

    [Inject]
    private SubmitSupport Submit { get; set; } = default!;

    [Inject]
    private DiscardDraft Discard { get; set; } = default!;

    [Inject]
    private ActionRunner Runner { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private NavigationManager Navigator { get; set; } = default!;

    /// <summary>Which request.</summary>
    [Parameter]
    public Guid Id { get; set; }

    protected override object? WatchedKey => Id;

    protected override TimeZoneInfo? Clock => _view?.Branch.Clock;

    private string Address => $"/bantuan/{Id}";

    private string FormAddress => $"/bantuan/{Id}/isi";

    protected override IDisposable Subscribe(Func<Task> changed)
    {
        var id = Id;
        return new Subscriptions(Updates.Subscribe(change => change.TicketId == id, changed), Updates.SubscribeCategories(changed));
    }

    protected override async Task ReloadAsync()
    {
        // On the way to the next page the form stays as it is.
        if (_leaving)
        {
            return;
        }

        var reader = await Current.Read();
        var read = await Form.For(reader, Id);
        if (read is { State: TicketState.Draft })
        {
            Read(read.Details);
            _view = read;
            return;
        }

        if (read is not null)
        {
            // Sent from another screen: what did not get there in time is shown, so that it can be copied.
            Read(read.Details);
            (_leftOver, _number) = ([.. LeftOver(read.Details)], read.Number);
        }

        _view = null;
        var elsewhere = read is not null ? Address
            : await Kinds.Of(reader, Id, Operation.EditContent) == TicketKind.Permit ? $"/permintaan/{Id}/isi"
            : null;
        if (elsewhere is not null && _leftOver.Count == 0)
        {
            _leaving = true;
            Navigator.NavigateTo(elsewhere, replace: true);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (_showFaults)
        {
            _showFaults = false;
            await _faults.FocusAsync();
        }
    }

    // Who consents and when is not the page's to say.
    protected override Task<SupportDetails> SaveAsync(string field, Func<SupportDetails, SupportDetails> edit) => field == nameof(HandsOn.Consent)
        ? Save.Consent(Current.UserId, Id, edit(new()).HandsOn?.Consent is not null)
        : Save.Run(Current.UserId, Id, edit);

    private IEnumerable<(string Field, string Text)> LeftOver(SupportDetails sent)
    {
        (string Field, string Typed, string Sent)[] texts =
        [
            (nameof(sent.Title), Content.Title, sent.Title),
            (nameof(sent.Description), Content.Description, sent.Description),
            (nameof(sent.TriedAlready), Content.TriedAlready, sent.TriedAlready),
            (nameof(sent.CallbackPhone), Content.CallbackPhone, sent.CallbackPhone),
            (nameof(HandsOn.Steps), Content.HandsOn?.Steps ?? "", sent.HandsOn?.Steps ?? ""),
        ];
        return texts.Where(text => text.Typed != text.Sent).Select(text => (text.Field, text.Typed));
    }

    private void Type(SupportEdit edit) => Type(edit.Key, edit.Edit);

    private Task MoveAsync(string branchCode) => Runner.RunAsync(async () =>
    {
        await FlushAsync();
        // Zones are the branch's own, and so is what is inside.
        await Save.Run(Current.UserId, Id, details => details with { Zone = "", DeviceId = null }, branchCode);
        await ReadAsync();
    });

    private async Task SubmitAsync()
    {
        await FlushAsync();
        if (Unsaved is { } failure)
        {
            // Never without what was typed last.
            Tell(failure);
            return;
        }

        // What this page knows of company and branch may be older than what it would be refused for.
        await ReadAsync();
        if (_leaving || _view is not { } view)
        {
            return; // the second half of a double click
        }

        if (view.Faults(Content, Time.GetUtcNow()).Count > 0)
        {
            _showFaults = true;
            return;
        }

        _leaving = true;
        _leaving = await Runner.RunAsync(async () =>
        {
            var (number, place) = await Submit.Run(Current.UserId, Id);
            Snackbar.Add(Words["Support.Sent", number, place], Severity.Success);
            Navigator.NavigateTo(Address);
        });
        if (!_leaving)
        {
            await ReadAsync();
        }
    }

    // What helped is counted already; a request that nobody needs any more is not sent.
    private Task EndHelpedAsync() => DiscardAsync(Words["Support.Helped"]);

    private Task DiscardAsync() => DiscardAsync(Words["Discarded"]);

    private async Task DiscardAsync(string done)
    {
        (_discarding, _leaving) = (false, true);
        _leaving = await Runner.RunAsync(async () =>
        {
            await Discard.Run(Current.UserId, Id);
            Navigator.NavigateTo("/beranda");
        }, done);
    }
}

/// <summary>A field was typed into.</summary>
/// <param name="Key">See <see cref="TypedFields{TContent}.Type"/>.</param>
/// <param name="Edit">Sets it.</param>
public sealed record SupportEdit(string Key, Func<SupportDetails, SupportDetails> Edit);
