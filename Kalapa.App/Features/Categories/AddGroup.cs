using Kalapa.App.Data;
using Kalapa.Domain.SupportRequests;

namespace Kalapa.App.Features.Categories;

/// <summary>O75: one more group, which is filed under as it is until it has topics.</summary>
public sealed class AddGroup(UnitOfWork unitOfWork)
{
    /// <summary>Returns its code, which it keeps for good.</summary>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>category.name-missing</c>, <c>category.name-twice</c>.</exception>
    public Task<string> Run(Guid? userId, BilingualName names, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        var group = SupportCategory.AddGroup(names, await operation.Categories());
        operation.Db.SupportCategories.Add(group);
        operation.Note("category.added", group);
        return group.Code;
    }, cancellationToken);
}
