using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Localisation;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Permits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace Kalapa.App.Features.Gate;

/// <summary>The gate: a code becomes a verdict that stays live, and people go in and out one by one.</summary>
public sealed partial class GatePage : BoardComponent<PermitRow>
{
    private IReadOnlyList<Branch> _posts = [];
    private IReadOnlyList<PermitRow> _inside = [];
    private Actor? _actor;
    private ElementReference _field;
    private string _typed = "";
    private Guid? _open;
    private Guid? _coded;
    private GateView? _view;
    private Refusal? _refusal;
    private string? _said;
    private string? _problem;
    private DateTimeOffset? _printedAt;
    private int _reads;
    private bool _focusNext = true;
    private bool _toTop;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private AccessTable Access { get; set; } = default!;

    [Inject]
    private GatePosts Posts { get; set; } = default!;

    [Inject]
    private GateDetail Detail { get; set; } = default!;

    [Inject]
    private LookUpCode LookUp { get; set; } = default!;

    [Inject]
    private PassGate Pass { get; set; } = default!;

    [Inject]
    private Act Act { get; set; } = default!;

    [Inject]
    private RuleSentences Sentences { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private IStringLocalizer<GateWords> Words { get; set; } = default!;

    /// <summary>The gate the guard stands at, by branch code; asked for only when there are several.</summary>
    [SupplyParameterFromQuery(Name = "pos")]
    public string? Address { get; set; }

    private Branch? Post => _posts is [var only] ? only : _posts.FirstOrDefault(post => post.Code == Address);

    // A row of a list shows who comes; only the code that a visitor brings lets in.
    private bool AsksCode => _open != _coded;

    protected override object? WatchedKey => Post?.Code;

    protected override async Task OnInitializedAsync()
    {
        _actor = await Current.Read();
        _posts = await Posts.For(_actor);
    }

    // The permit's own verdict says less than a refusal about one person, unless it is a no of its own.
    private bool ShowsVerdict(GateView view) => _refusal is null || (view.Denied is { } denied && denied != _refusal.Code);

    protected override void OnParametersSet()
    {
        if (_view is not null && _view.Branch.Code != Post?.Code)
        {
            Close();
        }
    }

    protected override bool MayList(AccessSubject subject) => Access.Allows(_actor, Operation.CheckInOut, subject);

    // What the two lists of the page show.
    protected override bool Matches(PermitRow row) => row.Branch == Post?.Code && (row.Inside > 0 || GateDays.Of(row, Time.GetUtcNow()) is not null);

    protected override async Task ReloadAsync()
    {
        _actor = await Current.Read();
        await base.ReloadAsync();
        _inside = Board.For(MayList, row => row.Inside > 0 && Matches(row));
        await ReadOpenAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // Only what the guard did moves the focus; a live change never asks for it.
        if (_focusNext && Ready && Post is not null)
        {
            _focusNext = false;
            // An answer is read at the top; after a passage the next person's card stays where it is.
            await Js.InvokeVoidAsync("kalapaGate.ready", _field, _toTop);
            _toTop = false;
        }
    }

    private Task LookUpAsync() => Act.Try(async () =>
    {
        Close();
        var typed = ScannedCode.In(_typed);
        if (typed.Length == 0)
        {
            return;
        }

        LookUpResult found;
        try
        {
            found = await LookUp.Run(Current.UserId, Post!.Code, typed);
        }
        catch (RuleBroken slow)
        {
            _problem = Sentences.Say(slow);
            return;
        }

        if (found.PermitId is { } permit)
        {
            _typed = "";
            _coded = permit;
            await OpenAsync(permit);
        }
        else
        {
            _refusal = new(found.Denied!.Value, found.BranchCode is { } branch ? Words["GoodAt", branch] : typed);
        }
    });

    private Task OpenFromListAsync(Guid permitId)
    {
        if (_open == permitId)
        {
            return Task.CompletedTask;
        }

        Close();
        return OpenAsync(permitId);
    }

    private Task OpenAsync(Guid permitId)
    {
        _open = permitId;
        return ReadOpenAsync();
    }

    // Of two reads at once the older may answer last: it is not shown.
    private async Task ReadOpenAsync()
    {
        var read = ++_reads;
        var view = _open is { } id ? await Detail.For(_actor, id) : null;
        if (read == _reads)
        {
            _view = view;
        }
    }

    private Task EnterAsync(GateView view, PermitPerson person, bool idSeen) => PassAsync(
        person.FullName, "Entered", () => Pass.CheckIn(Current.UserId, view.Permit.Id, person.PersonId, idSeen));

    private Task LeaveAsync(GateView view, PermitPerson person, bool workDone) => PassAsync(
        person.FullName, workDone ? "LeftDone" : "Left", () => Pass.CheckOut(Current.UserId, view.Permit.Id, person.PersonId, workDone));

    private Task TurnAwayAsync(GateView view) => PassAsync(view.Number, "Entered", () => Pass.TurnAway(Current.UserId, view.Permit.Id));

    private Task PassAsync(string who, string done, Func<Task<DenyCode?>> pass) => Act.Try(async () =>
    {
        (_refusal, _said) = (null, null);
        if (await pass() is { } denied)
        {
            (_refusal, _toTop) = (new(denied, who), true);
        }
        else
        {
            _said = Words[done, who, BranchTime.Clock(Time.GetUtcNow(), Post?.Clock)];
        }

        _focusNext = true;
        await ReadOpenAsync();
    });

    private void Close()
    {
        (_open, _coded, _view, _refusal, _said, _problem) = (null, null, null, null, null, null);
        (_focusNext, _toTop) = (true, true);
        _reads++;
    }

    private async Task PrintAsync()
    {
        _printedAt = Time.GetUtcNow();
        StateHasChanged();
        await Js.InvokeVoidAsync("kalapaGate.print");
        _printedAt = null;
    }

    /// <summary>A no that is about one look-up or one person, not about the open permit.</summary>
    private sealed record Refusal(DenyCode Code, string About);
}
