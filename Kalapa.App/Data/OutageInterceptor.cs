using System.Data.Common;
using Kalapa.App.Outages;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kalapa.App.Data;

/// <summary>
/// Stands between every context and its database: a database that is known to be away is not asked, and one that fails is reported. What
/// the seam settles by trying again, such as a deadlock, is no outage yet.
/// </summary>
internal sealed class OutageInterceptor(DatabaseOutage outage, DatabaseEngine engine) : DbConnectionInterceptor, IDbCommandInterceptor, IDbTransactionInterceptor
{
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        outage.ThrowIfOn();
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        outage.ThrowIfOn();
        return ValueTask.FromResult(result);
    }

    public override void ConnectionFailed(DbConnection connection, ConnectionErrorEventData eventData)
    {
        if (!IsOnlyAsked(connection))
        {
            Report(eventData.Exception);
        }
    }

    public override Task ConnectionFailedAsync(DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default) =>
        IsOnlyAsked(connection) ? Task.CompletedTask : Report(eventData.Exception);

    public void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Report(eventData.Exception);

    public Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default) =>
        Report(eventData.Exception);

    public void TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData) => Report(eventData.Exception);

    public Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default) =>
        Report(eventData.Exception);

    // How EF finds out whether there is a file yet, before it makes one.
    private static bool IsOnlyAsked(DbConnection connection) => connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase);

    private Task Report(Exception failure)
    {
        if (outage.Is(failure) && !engine.MayRetry(failure))
        {
            outage.Report(failure);
        }

        return Task.CompletedTask;
    }
}
