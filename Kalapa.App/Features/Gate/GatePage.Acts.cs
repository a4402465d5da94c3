using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Kalapa.App.Features.Gate;

/// <summary>What the guard does: asks, lets in and out, turns away, closes.</summary>
public sealed partial class GatePage
{
    [Inject]
    private PassGate Pass { get; set; } = default!;

    [Inject]
    private CloseVisit Visit { get; set; } = default!;

    [Inject]
    private TurnAway Away { get; set; } = default!;

    /// <summary>A code was scanned or typed. Each is answered, in the order in which they came.</summary>
    /// <param name="id">What gate.js calls the question.</param>
    /// <param name="typed">What came in.</param>
    /// <param name="keys">The same by the keys that a scanner pressed, when the keyboard's layout made something else of them.</param>
    [JSInvokable]
    public async Task ScanAsync(string id, string typed, string? keys)
    {
        if (Post is { } post && TypedText.Line(typed) is { Length: > 0 } text)
        {
            var code = PermitCode.TryParse(text, out var read) || PermitCode.TryParse(keys, out read) ? read.ToString() : text;
            await AskAsync(code, () => AnswerAsync(post.Code, code));
        }

        Hear(id);
    }

    /// <summary>What gate.js still has no answer to, after the line was gone: those of which nothing is recorded are named.</summary>
    [JSInvokable]
    public async Task<IReadOnlyList<Guid>> AskUnrecordedAsync(PressNote[] pressed)
    {
        _missing = await Records.Missing(_actor, pressed);
        StateHasChanged();
        return [.. _missing.Select(press => press.Id)];
    }

    private Task ChooseAsync(Guid permitId) =>
        Chosen == permitId ? Task.CompletedTask : OpenAsync(permitId, codeShown: false, Board.For(MayList, row => row.PermitId == permitId).FirstOrDefault()?.Number ?? "");

    private Task OpenAsync(Guid permitId, bool codeShown, string name) => AskAsync(name, () => Task.FromResult(Permit(permitId, codeShown)));

    // A newer question is the newest from its first moment, though it waits for its turn to be answered.
    private async Task AskAsync(string typed, Func<Task<Func<Task<GateAnswer?>>>> ask)
    {
        var number = ++_asks;
        Become(new GateHappening.Asked(number, typed, Time.GetUtcNow()));
        StateHasChanged();
        await InOrderAsync(async () =>
        {
            var at = Time.GetUtcNow();
            var read = Constant(null);
            GateAnswer? answer = null;
            if (!await Runner.RunAsync(async () => answer = await (read = await ask())()))
            {
                answer = new GateAnswer.Failed(Runner.Problem ?? "");
                read = Constant(answer);
                Runner.ClearError();
            }

            answer ??= new GateAnswer.NoVisit(typed);
            _follow = _state.Newest == number ? (number, read) : _follow;
            Become(new GateHappening.Replied(number, answer, at, typed));
            WaitForTurn();
        });
    }

    private async Task<Func<Task<GateAnswer?>>> AnswerAsync(string post, string typed)
    {
        if (TicketNumber.TryParse(typed, out var number))
        {
            return Board.For(MayList, row => Matches(row) && row.Number == number.ToString()).FirstOrDefault() is { } row
                ? Permit(row.PermitId, codeShown: false) : Constant(new GateAnswer.NoVisit($"{number}"));
        }

        LookUpResult found;
        try
        {
            found = await LookUp.Run(Current.UserId, post, typed, _device?.Id ?? "");
        }
        catch (RuleBroken slow) when (slow is { Code: "code.slow-down", Values: [int seconds] })
        {
            return Constant(new GateAnswer.Held(typed, Time.GetUtcNow().AddSeconds(seconds)), until: Time.GetUtcNow().AddSeconds(seconds));
        }

        return found switch
        {
            { PermitId: { } permit } => Permit(permit, codeShown: true),
            { Elsewhere: { } branch } when PermitCode.TryParse(typed, out var code) => async () => new GateAnswer.Refused(await Detail.Elsewhere($"{code}", post), typed, branch),
            _ => Constant(new GateAnswer.Refused(found.Denied!.Value, typed, null)),
        };
    }

    private Func<Task<GateAnswer?>> Permit(Guid id, bool codeShown) =>
        async () => await Detail.For(_actor, id) is { } view ? new GateAnswer.Permit(view, codeShown) : null;

    private Func<Task<GateAnswer?>> Constant(GateAnswer? answer, DateTimeOffset? until = null) =>
        () => Task.FromResult(until <= Time.GetUtcNow() ? null : answer);

    private Task EnterAsync((PermitPerson Person, PassageNotes Notes, GatePressEventArgs Press) wants) => PassAsync(
        wants.Person, "Entered", wants.Press, wants.Notes, notes => Pass.CheckIn(Current.UserId, wants.Person.PermitId, wants.Person.PersonId, idSeen: true, notes: notes));

    private Task LeaveAsync((PermitPerson Person, PassageNotes Notes, GatePressEventArgs Press) wants) => PassAsync(
        wants.Person, "Left", wants.Press, wants.Notes, notes => Pass.CheckOut(Current.UserId, wants.Person.PermitId, wants.Person.PersonId, notes: notes));

    private Task PassAsync(
        PermitPerson who, string done, GatePressEventArgs press, PassageNotes notes, Func<PassageNotes, Task<DenyCode?>> pass) => PressAsync(press, async () =>
        await pass(notes with { PressId = press.Id }) switch
        {
            null => Said(Words[done, who.FullName, BranchTime.Clock(Time.GetUtcNow(), Post?.Clock)]),
            // Another screen was faster, or the list is older than what happened: that is news, and nobody was refused.
            DenyCode.AlreadyInside when await IsInside(who) => Said(Words["AlreadyIn", who.FullName]),
            DenyCode.NotInside => Said(Words["AlreadyOut", who.FullName]),
            { } denied => new(_state.Newest, null, new(who.PersonId, who.FullName, denied)),
        });

    private Task TurnAwayAsync((IReadOnlyList<TurnedAway> Whom, string Names, GatePressEventArgs Press) away) => PressAsync(away.Press, async () =>
    {
        var permit = Chosen!.Value;
        var lines = await Away.Run(Current.UserId, permit, away.Whom, away.Press.Id);
        _undo = new(permit, lines, away.Names, Time.GetUtcNow() + GateEvent.UndoTime);
        return Said(null);
    });

    private Task UndoAsync(GatePressEventArgs press) => PressAsync(press, async () =>
    {
        var (permit, lines, names, _) = _undo!;
        await Away.Withdraw(Current.UserId, permit, lines);
        _undo = null;
        return Said(Words["Withdrawn", names]);
    });

    private Task CloseVisitAsync(GatePressEventArgs press) => PressAsync(press, async () =>
    {
        await Visit.Run(Current.UserId, Chosen!.Value);
        return Said(Words["VisitClosed"]);
    });

    private Task ReopenAsync(GatePressEventArgs press) => PressAsync(press, async () =>
    {
        await Visit.Reopen(Current.UserId, Chosen!.Value);
        return Said(Words["VisitReopened"]);
    });

    private void Clear()
    {
        Become(new GateHappening.Cleared());
        WaitForTurn();
    }

    private async Task AcknowledgeAsync()
    {
        _missing = [];
        await Js.InvokeVoidAsync("kalapaGate.acknowledge");
    }

    private async Task PressAsync(GatePressEventArgs press, Func<Task<GateHappening.Done>> verb)
    {
        await InOrderAsync(async () =>
        {
            GateHappening.Done? done = null;
            await Runner.RunAsync(async () => done = await verb());
            await ReadUnlessOutAsync();
            if (done is not null)
            {
                Become(done);
            }
        });
        Hear($"{press.Id}");
    }

    private GateHappening.Done Said(string? words) => new(_state.Newest, words, null);

    private async Task<bool> IsInside(PermitPerson who) =>
        (await Detail.For(_actor, who.PermitId))?.Permit.Find(who.PersonId)?.IsInside == true;

    private async Task InOrderAsync(Func<Task> act)
    {
        await _inOrder.WaitAsync();
        try
        {
            await act();
        }
        finally
        {
            _inOrder.Release();
        }
    }

    // Drawn together with what it led to: when gate.js sees its name, the answer is on the screen.
    private void Hear(string id)
    {
        _heard.Add(id);
        if (_heard.Count > HeardKept)
        {
            _heard.RemoveAt(0);
        }

        StateHasChanged();
    }

    /// <summary>Refusals that can still be taken back.</summary>
    private sealed record PendingRefusal(Guid PermitId, IReadOnlyList<Guid> Lines, string Names, DateTimeOffset Until);
}

/// <summary>What a guard's device remembers.</summary>
/// <param name="Id">Names the device.</param>
/// <param name="Post">The post the guard stood at last; null before the first.</param>
public sealed record GateDevice(string Id, string? Post);
