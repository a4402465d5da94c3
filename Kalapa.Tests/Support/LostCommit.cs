using System.Data.Common;
using Kalapa.App.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Tests.Support;

/// <summary>The same on an SQLite file: a commit that was done, or was not, fails as a disk does.</summary>
public sealed class LostCommit : DbTransactionInterceptor
{
    private int _commits;
    private Lost _lost;

    /// <summary>How many commits were lost.</summary>
    public int Cuts;

    /// <summary>Puts it into the app.</summary>
    public void Install(IServiceCollection services) => services.ConfigureDbContext<SqliteKalapaDbContext>(options => options.AddInterceptors(this));

    /// <summary>The <paramref name="commit"/>th commit from now on is lost.</summary>
    public void CutAt(int commit, Lost lost) => (_lost, _commits) = (lost, commit);

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (_lost == Lost.Question)
        {
            Fail();
        }

        return ValueTask.FromResult(result);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (_lost == Lost.Answer)
        {
            Fail();
        }

        return Task.CompletedTask;
    }

    private void Fail()
    {
        if (Interlocked.Decrement(ref _commits) == 0)
        {
            Interlocked.Increment(ref Cuts);
            throw new SqliteException("disk I/O error", 10, 1034);
        }
    }
}
