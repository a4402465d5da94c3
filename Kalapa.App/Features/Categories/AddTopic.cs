using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.SupportRequests;

namespace Kalapa.App.Features.Categories;

/// <summary>O75: one more topic in a group.</summary>
public sealed class AddTopic(UnitOfWork unitOfWork)
{
    /// <summary>Returns its code, which it keeps for good.</summary>
    /// <exception cref="RuleBroken"><c>category.name-missing</c>, <c>category.name-twice</c>, <c>category.not-a-group</c>.</exception>
    public Task<string> Run(Guid? userId, string groupCode, BilingualName names, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        var (group, all) = await operation.Category(groupCode);
        if (group.GroupCode.Length > 0)
        {
            throw new RuleBroken("category.not-a-group");
        }

        var topic = SupportCategory.Add(group, names, all);
        operation.Db.SupportCategories.Add(topic);
        operation.Note("category.added", topic);
        return topic.Code;
    }, cancellationToken);
}
