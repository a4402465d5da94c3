using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Microsoft.AspNetCore.Components;

namespace Kalapa.App.Features.Accounts;

/// <summary>Accounts that the reader manages, with everything that can be done to one.</summary>
public sealed partial class AccountsPart(
    UserList users, CompanyDetail companies, InviteUser invite, RenewInvitation renew, ChangeUser change, DisableUser disable,
    AccessTable access, CurrentActor current, ActionRunner runner) : ListComponent<UserRow>
{
    private UserPage? _page;
    private UserFilter? _shown;
    private Actor? _actor;
    private IReadOnlyList<TenantRow> _tenants = [];
    private IReadOnlyList<Branch> _branches = [];
    private AccountQuestion _question;
    private UserRow? _asked;
    private InvitationLink? _link;
    private string _linkName = "";

    /// <summary>What to show.</summary>
    [Parameter, EditorRequired]
    public UserFilter Filter { get; set; } = new();

    /// <summary>The only company there is, for its own admin.</summary>
    [Parameter]
    public Guid? FixedTenant { get; set; }

    /// <summary>The list of those who never used their first link; null when the page has no filter.</summary>
    [Parameter]
    public string? InvitedHref { get; set; }

    /// <summary>Another page of the list: where it starts.</summary>
    [Parameter]
    public EventCallback<int> OnPage { get; set; }

    private ActionRunner Runner => runner;

    private IReadOnlyList<Role> Roles => _actor is { } actor
        ? [.. Enum.GetValues<Role>().Where(role => role != Role.System && access.MayManage(actor, role, FixedTenant))]
        : [];

    /// <summary>Opens the window that invites somebody.</summary>
    public void Invite()
    {
        Ask(AccountQuestion.Invite, null);
        StateHasChanged();
    }

    /// <inheritdoc/>
    protected override object? WatchedKey => Filter;

    // Before the own act is done its news may be here already: that is no change by somebody else.
    private bool HasChanged => !runner.Busy && _asked is { } asked && Rows.Slots.FirstOrDefault(slot => slot.Id == asked.Id)?.Row is { } now && now.Stamp != asked.Stamp;

    private CurrentActor Current => current;

    /// <inheritdoc/>
    protected override IDisposable Subscribe(Func<Task> changed)
    {
        var company = Filter.TenantId;
        return Updates.SubscribeAccounts(change => company is null || change.TenantId == company, changed);
    }

    /// <inheritdoc/>
    protected override async Task ReloadAsync()
    {
        _actor = await current.Read();
        var filter = Filter;
        var page = _actor is { } reader ? await users.For(reader, filter) : new([], 0, 0);
        _tenants = _actor is { } actor ? await companies.All(actor) : [];
        _branches = await companies.Branches();
        if (_shown == filter)
        {
            Rows.Show(page.Rows);
        }
        else
        {
            Rows.Replace(page.Rows);
        }

        (_page, _shown) = (page, filter);
    }

    private void Ask(AccountQuestion question, UserRow? row)
    {
        runner.ClearError();
        (_question, _asked) = (question, row);
    }

    private async Task AnswerAsync((AccountQuestion Question, UserRow Row) asked)
    {
        if (asked.Question != AccountQuestion.Enable)
        {
            Ask(asked.Question, asked.Row);
        }
        else
        {
            await FinishAsync(await runner.RunAsync(() => disable.Enable(current.UserId, asked.Row.Id), Words["Enable.Done", asked.Row.Draft.Name]), asked.Row);
        }
    }

    private void Forget() => (_question, _asked) = (AccountQuestion.None, null);

    private async Task SaveAsync(AccountDraft draft)
    {
        InvitationLink? link = null;
        var asked = _asked;
        var done = await runner.RunAsync(async () =>
        {
            if (asked is null)
            {
                link = await invite.Run(current.UserId, draft);
            }
            else
            {
                await change.Run(current.UserId, asked.Id, draft);
            }
        }, asked is null ? null : Words["Saved"].Value);
        await FinishAsync(done, asked, link, draft.Name);
    }

    private async Task MakeLinkAsync()
    {
        var asked = _asked!;
        InvitationLink? link = null;
        var done = await runner.RunAsync(async () => link = await renew.Run(current.UserId, asked.Id));
        await FinishAsync(done, asked, link, asked.Draft.Name);
    }

    private async Task DisableAsync()
    {
        var asked = _asked!;
        await FinishAsync(await runner.RunAsync(() => disable.Disable(current.UserId, asked.Id), Words["Disable.Done", asked.Draft.Name]), asked);
    }

    private async Task FinishAsync(bool done, UserRow? asked, InvitationLink? link = null, string name = "")
    {
        if (!done)
        {
            return;
        }

        Forget();
        (_link, _linkName) = (link, name);
        await ReadAsync();
        Rows.Release(asked?.Id ?? Guid.Empty);
    }
}
